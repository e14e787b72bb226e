/** How a message looks on the wire of each kind of channel, and what its answer means. */
@NullMarked
package io.tandem.messaging.format;

import org.jspecify.annotations.NullMarked;
