package io.tandem.policies.condition;

import io.tandem.policies.Verdict;
import io.tandem.policies.machine.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a condition made of a bucket.
 *
 * @param warn a value lies in the early-warning band
 * @param error why it could not be judged, or null
 */
public record Judgement(
    Verdict verdict,
    Mark mark,
    boolean warn,
    List<Reading> readings,
    Circumstances circumstances,
    @Nullable String error) {}
