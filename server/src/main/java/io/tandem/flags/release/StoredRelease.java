package io.tandem.flags.release;

import io.tandem.shared.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gray release as it is kept; parameters as in {@link GrayRelease}. */
record StoredRelease(
    long id,
    ProjectId project,
    String flag,
    String environment,
    Plan plan,
    ReleaseState state,
    int step,
    Instant since,
    String startedBy,
    Instant startedAt) {

  /**
   * What was said when it began.
   *
   * @param rule number of the rule then
   * @param ruleId which rule it is; null when it began before rules had ids
   * @param enabled whether the flag was on; null when it began before that was kept
   * @param revision of the flag then; null when it began before that was kept
   */
  record Plan(
      int rule,
      List<ReleaseStep> steps,
      List<String> guardrails,
      double before,
      @Nullable String ruleId,
      @Nullable Boolean enabled,
      @Nullable Long revision) {

    /** Off now, the flag was switched off by somebody since. */
    boolean wasOn() {
      return enabled != null && enabled;
    }
  }

  /** The share its step gives; before its first one, what the rule gave. */
  double percent() {
    return state == ReleaseState.SCHEDULED ? plan.before() : plan.steps().get(step).percent();
  }

  /** When the step's hours are over, or the first step begins. */
  Instant due() {
    return state == ReleaseState.SCHEDULED
        ? since
        : since.plus(Duration.ofHours(plan.steps().get(step).hours()));
  }

  /** When the last step's hours are over, if nothing holds it up. */
  Instant done() {
    long hours = plan.steps().stream().skip(step).mapToLong(ReleaseStep::hours).sum();
    return since.plus(Duration.ofHours(hours));
  }

  boolean isAtLastStep() {
    return step == plan.steps().size() - 1;
  }

  StoredRelease at(int next, Instant now) {
    return new StoredRelease(
        id, project, flag, environment, plan, state, next, now, startedBy, startedAt);
  }

  StoredRelease in(ReleaseState next, Instant now) {
    return new StoredRelease(
        id, project, flag, environment, plan, next, step, now, startedBy, startedAt);
  }

  /** At its first step, which begins now. */
  StoredRelease begun(Instant now) {
    return new StoredRelease(
        id, project, flag, environment, plan, ReleaseState.RUNNING, 0, now, startedBy, now);
  }
}
