/** Tests of the platform room. */
@NullMarked
package io.tandem.platform;

import org.jspecify.annotations.NullMarked;
