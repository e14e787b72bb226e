package io.tandem.flags.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gray release 灰度发布 of a flag in an environment.
 *
 * @param rule number of the rule whose share it raises, from 0: among the rules of now while it is
 *     open, among those of when it began when it is over or the rule is gone
 * @param ruleId which rule it is, wherever it stands; null when it began before rules had ids
 * @param guardrails keys of the policies that roll it back
 * @param before the rule's share when it began, to which it rolls back
 * @param step number of the step in force, from 0
 * @param since when the step's hours began; of a scheduled one when it will begin
 * @param waits why it stays at its step; null when it is over
 * @param policy the guardrail it waits for, or that rolled it back, or null
 * @param nextAt when the step's hours are over, or the first one begins; null when it is over or
 *     paused
 * @param startedAt when it began, or will begin
 * @param history what happened, newest first, at most 100
 */
record GrayRelease(
    String flag,
    String environment,
    int rule,
    @Nullable String ruleId,
    List<ReleaseStep> steps,
    List<String> guardrails,
    double before,
    ReleaseState state,
    int step,
    Instant since,
    @Nullable ReleaseCause waits,
    @Nullable String policy,
    @Nullable Instant nextAt,
    String startedBy,
    Instant startedAt,
    List<Moment> history) {

  /**
   * One thing that happened.
   *
   * @param percent the share in force after it
   * @param policy the guardrail it is due to, or null
   * @param reason in the words of a person; may be empty
   */
  record Moment(
      Instant at,
      String by,
      ReleaseState state,
      double percent,
      ReleaseCause cause,
      @Nullable String policy,
      String reason) {}
}
