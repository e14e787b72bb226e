package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyHealth;
import io.tandem.policies.PolicyState;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of a policy that was activated.
 *
 * @param lastData newest judged bucket that had data, or null
 * @param dueAt when {@code nextBucket} closes; null when the policy judges no more
 * @param episode open firing span, or null
 * @param episodes number of the newest firing span; 0 before the first
 */
public record Standing(
    long policy,
    PolicyState state,
    PolicyHealth health,
    int breaches,
    int clears,
    @Nullable Instant since,
    @Nullable LocalDate lastBucket,
    @Nullable LocalDate lastData,
    @Nullable Sentence lastSentence,
    @Nullable LocalDate nextBucket,
    @Nullable Instant dueAt,
    @Nullable Long episode,
    long episodes) {}
