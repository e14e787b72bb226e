/** Tests of what every room speaks. */
@NullMarked
package io.tandem.shared;

import org.jspecify.annotations.NullMarked;
