package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyState;
import io.tandem.policies.Verdict;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as it was judged.
 *
 * @param episode the firing span it belongs to, or null
 * @param early judged before it closed
 */
public record StoredEvaluation(
    long id,
    LocalDate bucket,
    long revision,
    Verdict verdict,
    boolean breach,
    PolicyState stateBefore,
    PolicyState stateAfter,
    Sentence sentence,
    List<PolicyInput> inputs,
    @Nullable Long episode,
    boolean early,
    Instant judgedAt) {}
