package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyState;
import io.tandem.policies.machine.Memory;
import io.tandem.shared.Names;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A policy about to judge a bucket, its state locked.
 *
 * @param nextBucket the next bucket its regular judging takes
 * @param lastBucket the newest it judged, or null
 * @param lastData the newest with data, or null
 */
record Candidate(
    long policy,
    String key,
    Names names,
    PolicyMode mode,
    CompiledRule rule,
    Memory memory,
    LocalDate nextBucket,
    @Nullable LocalDate lastBucket,
    @Nullable LocalDate lastData) {

  PolicyState state() {
    return memory.state();
  }
}
