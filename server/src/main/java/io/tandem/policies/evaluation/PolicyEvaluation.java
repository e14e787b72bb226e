package io.tandem.policies.evaluation;

import io.tandem.policies.ActionView;
import io.tandem.policies.PolicyState;
import io.tandem.policies.Verdict;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as it was judged, with what followed.
 *
 * @param bucket first local day
 * @param breach it counted as a breach
 * @param inputs what it rested on then; those with a newer version now are marked
 * @param episode the firing span it belongs to, or null
 * @param early judged before it closed
 * @param actions it asked for
 */
record PolicyEvaluation(
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
    List<ActionView> actions,
    Instant judgedAt) {}
