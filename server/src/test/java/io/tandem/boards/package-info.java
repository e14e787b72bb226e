/** Tests of the boards room. */
@NullMarked
package io.tandem.boards;

import org.jspecify.annotations.NullMarked;
