/**
 * The one way into the event store: every protocol and the import hand their events to {@link
 * io.tandem.events.intake.Intake}, which validates, identifies and appends them.
 */
@NullMarked
package io.tandem.events.intake;

import org.jspecify.annotations.NullMarked;
