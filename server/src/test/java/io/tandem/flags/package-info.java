/** Tests of flags. */
@NullMarked
package io.tandem.flags;

import org.jspecify.annotations.NullMarked;
