package io.tandem.policies.machine;

import java.time.LocalDate;

/**
 * What was seen of a bucket.
 *
 * @param warn the value lies in the early-warning band
 * @param early the bucket has not closed yet
 */
public record Observation(LocalDate bucket, Mark mark, boolean warn, boolean early) {}
