/** Keeps who is in a segment: built once, then only people something happened to are looked at. */
@NullMarked
package io.tandem.audiences.live;

import org.jspecify.annotations.NullMarked;
