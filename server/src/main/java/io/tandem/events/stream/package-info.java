/** The stored events in order, for whoever learns from them. */
@NullMarked
package io.tandem.events.stream;

import org.jspecify.annotations.NullMarked;
