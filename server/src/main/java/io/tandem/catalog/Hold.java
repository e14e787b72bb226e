package io.tandem.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feature or campaign on which nothing is started: of a held feature none of its campaigns, of a
 * held campaign that one.
 *
 * @param reason why, for everyone to read
 * @param until when it ends by itself, or null
 * @param by who made it
 * @param liftedBy who ended it, {@code system} when its time was over; null while it stands
 */
public record Hold(
    long id,
    SubjectRef subject,
    String reason,
    @Nullable Instant until,
    String by,
    Instant madeAt,
    @Nullable String liftedBy,
    @Nullable Instant liftedAt) {}
