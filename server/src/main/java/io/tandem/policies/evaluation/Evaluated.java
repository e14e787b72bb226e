package io.tandem.policies.evaluation;

import io.tandem.policies.PolicyHealth;
import io.tandem.policies.Verdict;
import io.tandem.policies.condition.Judgement;
import io.tandem.policies.machine.Mark;
import io.tandem.policies.machine.Memory;
import io.tandem.policies.machine.Observation;
import io.tandem.policies.machine.Step;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket just judged, to be written.
 *
 * @param nextBucket where regular judging goes on
 * @param due when that closes
 */
record Evaluated(
    Candidate before,
    Observation seen,
    Judgement judgement,
    Step step,
    Sentence sentence,
    List<PolicyInput> inputs,
    LocalDate nextBucket,
    Instant due) {

  /** Health afterwards; apart from staleness, which comes with time. */
  PolicyHealth health() {
    if (judgement.error() != null) {
      return PolicyHealth.ERROR;
    }
    boolean lacking =
        judgement.verdict() == Verdict.NO_DATA || judgement.verdict() == Verdict.TOO_FEW;
    return lacking ? PolicyHealth.NO_DATA : PolicyHealth.OK;
  }

  /** The newest bucket with data, this one included. */
  @Nullable LocalDate lastData() {
    boolean data = judgement.verdict() != Verdict.NO_DATA;
    LocalDate known = before.lastData();
    if (!data) {
      return known;
    }
    return known == null || known.isBefore(seen.bucket()) ? seen.bucket() : known;
  }

  /** The newest judged bucket, this one included. */
  LocalDate lastBucket() {
    LocalDate known = before.lastBucket();
    return known == null || known.isBefore(seen.bucket()) ? seen.bucket() : known;
  }

  /** True when this bucket is the newest, so that its sentence is the policy's last word. */
  boolean newest() {
    return lastBucket().equals(seen.bucket());
  }

  boolean breach() {
    return seen.mark() == Mark.BREACH;
  }

  /** What the policy remembers from now on. */
  Memory after() {
    return step.memory();
  }

  /** The firing span this bucket belongs to: the open one, or the one it ended; null for none. */
  @Nullable Long episode() {
    return step.cleared() ? before.memory().episode() : step.memory().episode();
  }
}
