/** Tests of segments. */
@NullMarked
package io.tandem.audiences;

import org.jspecify.annotations.NullMarked;
