package io.tandem.policies.machine;

import java.time.LocalDate;

/**
 * A judged bucket that counts.
 *
 * @param early judged before it closed, and not passed by the regular judging yet
 */
public record MarkedBucket(LocalDate bucket, Mark mark, boolean early) {}
