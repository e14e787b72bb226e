/** Flags in memory: what evaluation reads, kept up with the store. */
@NullMarked
package io.tandem.flags.live;

import org.jspecify.annotations.NullMarked;
