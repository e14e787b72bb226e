package io.tandem.flags.release;

import io.tandem.flags.Guardrails.Guardrail;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an open gray release does next. A firing guardrail rolls back, whatever else is so;
 * a step ends when its hours are over and every guardrail has judged a bucket that began within it.
 */
final class ReleaseMachine {

  private ReleaseMachine() {}

  /**
   * What is so now.
   *
   * @param rollout the rule's share; null when there is no such rule or the flag is archived
   * @param enabled the flag is switched on
   * @param held the flag's feature is held
   * @param changed the flag says something else than when the release was scheduled
   * @param guardrails by key of the policy; absent when there is no such policy
   */
  record Facts(
      Instant now,
      @Nullable Double rollout,
      boolean enabled,
      boolean held,
      boolean changed,
      Map<String, Guardrail> guardrails) {}

  /** What to do. */
  enum Step {
    WAIT,
    /** Gives its first step. */
    BEGIN,
    /** The same, and its hours begin again. */
    RESTART,
    ADVANCE,
    FINISH,
    ROLL_BACK,
    STOP
  }

  /**
   * What to do and why.
   *
   * @param policy the guardrail it is due to, or null
   */
  record Decision(Step step, ReleaseCause cause, @Nullable String policy) {

    /** Waits instead, as the next step would reach more people than were agreed on. */
    Decision beyondTraffic() {
      return of(Step.WAIT, ReleaseCause.TRAFFIC);
    }

    private static Decision of(Step step, ReleaseCause cause) {
      return new Decision(step, cause, null);
    }
  }

  static Decision decide(StoredRelease release, Facts facts) {
    if (release.state() == ReleaseState.SCHEDULED) {
      return beginning(release, facts);
    }
    if (facts.rollout == null || facts.rollout != release.percent()) {
      return Decision.of(Step.STOP, ReleaseCause.CHANGED_BY_HAND);
    }
    String firing = first(release, facts, Guardrail.State.FIRING);
    if (firing != null) {
      return new Decision(Step.ROLL_BACK, ReleaseCause.GUARDRAIL_FIRING, firing);
    }
    if (release.state() == ReleaseState.PAUSED) {
      return Decision.of(Step.WAIT, ReleaseCause.PERSON);
    }
    if (!facts.enabled) {
      return Decision.of(Step.RESTART, ReleaseCause.SWITCHED_OFF);
    }
    if (facts.held) {
      return Decision.of(Step.RESTART, ReleaseCause.HELD);
    }
    return next(release, facts);
  }

  /**
   * Nothing is given yet, so there is nothing to roll back: it waits for its time and its
   * guardrails.
   */
  private static Decision beginning(StoredRelease release, Facts facts) {
    double gives = facts.rollout == null || !facts.enabled ? 0 : facts.rollout;
    boolean killed = release.plan().wasOn() && !facts.enabled;
    if (facts.rollout == null || facts.changed || killed || gives != release.percent()) {
      return Decision.of(Step.STOP, ReleaseCause.CHANGED_BY_HAND);
    }
    if (facts.now.isBefore(release.due())) {
      return Decision.of(Step.WAIT, ReleaseCause.NOT_YET);
    }
    if (facts.held) {
      return Decision.of(Step.WAIT, ReleaseCause.HELD);
    }
    String firing = first(release, facts, Guardrail.State.FIRING);
    if (firing != null) {
      return new Decision(Step.WAIT, ReleaseCause.GUARDRAIL_FIRING, firing);
    }
    Decision unwell = unwell(release, facts);
    return unwell != null ? unwell : Decision.of(Step.BEGIN, ReleaseCause.TIME);
  }

  private static @Nullable Decision unwell(StoredRelease release, Facts facts) {
    String off = first(release, facts, Guardrail.State.OFF);
    if (off != null) {
      return new Decision(Step.WAIT, ReleaseCause.GUARDRAIL_OFF, off);
    }
    String pending = first(release, facts, Guardrail.State.PENDING);
    return pending == null
        ? null
        : new Decision(Step.WAIT, ReleaseCause.GUARDRAIL_PENDING, pending);
  }

  private static Decision next(StoredRelease release, Facts facts) {
    Decision unwell = unwell(release, facts);
    if (unwell != null) {
      return unwell;
    }
    if (facts.now.isBefore(release.due())) {
      return Decision.of(Step.WAIT, ReleaseCause.NOT_YET);
    }
    String unjudged = unjudged(release, facts);
    if (unjudged != null) {
      return new Decision(Step.WAIT, ReleaseCause.GUARDRAIL_UNJUDGED, unjudged);
    }
    return Decision.of(release.isAtLastStep() ? Step.FINISH : Step.ADVANCE, ReleaseCause.TIME);
  }

  private static @Nullable String first(StoredRelease release, Facts facts, Guardrail.State state) {
    for (String policy : release.plan().guardrails()) {
      Guardrail guardrail = facts.guardrails.get(policy);
      if ((guardrail == null ? Guardrail.State.OFF : guardrail.state()) == state) {
        return policy;
      }
    }
    return null;
  }

  private static @Nullable String unjudged(StoredRelease release, Facts facts) {
    for (String policy : release.plan().guardrails()) {
      Guardrail guardrail = facts.guardrails.get(policy);
      Instant from = guardrail == null ? null : guardrail.judgedFrom();
      if (from == null || from.isBefore(release.since())) {
        return policy;
      }
    }
    return null;
  }
}
