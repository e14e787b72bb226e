/** Tests of this room. */
@NullMarked
package io.tandem.insights;

import org.jspecify.annotations.NullMarked;
