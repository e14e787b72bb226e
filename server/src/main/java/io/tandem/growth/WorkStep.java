package io.tandem.growth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a work item's history.
 *
 * @param actor who; {@code system} when its exit condition held
 * @param from null where it was opened
 * @param comment why
 */
public record WorkStep(
    Instant time, String actor, @Nullable WorkState from, WorkState to, String comment) {}
