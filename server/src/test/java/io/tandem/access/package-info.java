/** Tests of the access room. */
@NullMarked
package io.tandem.access;

import org.jspecify.annotations.NullMarked;
