/** Segments as people make and read them. */
@NullMarked
package io.tandem.audiences.registry;

import org.jspecify.annotations.NullMarked;
