package io.tandem.policies;

import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy stands.
 *
 * @param breaches among the last {@code n} judged buckets
 * @param k breaches that fire
 * @param clears buckets since the last breach that kept within the clearing bound, while firing
 * @param since when it came into this state, or null before the first bucket
 * @param lastBucket newest judged bucket, its first local day, or null
 * @param nextBucket the next one it judges, or null when it judges no more
 * @param nextAt when that one closes, or null
 * @param episode number of the open firing span, or null
 */
public record PolicyStatus(
    PolicyState state,
    int breaches,
    int k,
    int n,
    int clears,
    PolicyHealth health,
    @Nullable Instant since,
    @Nullable LocalDate lastBucket,
    @Nullable Sentence lastSentence,
    @Nullable LocalDate nextBucket,
    @Nullable Instant nextAt,
    @Nullable Long episode) {}
