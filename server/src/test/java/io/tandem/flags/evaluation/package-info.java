/** Tests of who gets what. */
@NullMarked
package io.tandem.flags.evaluation;

import org.jspecify.annotations.NullMarked;
