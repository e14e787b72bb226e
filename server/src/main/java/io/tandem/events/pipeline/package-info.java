/** The steps between a protocol and the event store: screening, identifying, appending. */
@NullMarked
package io.tandem.events.pipeline;

import org.jspecify.annotations.NullMarked;
