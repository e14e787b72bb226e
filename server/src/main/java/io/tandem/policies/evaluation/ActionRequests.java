package io.tandem.policies.evaluation;

import io.tandem.access.Project;
import io.tandem.policies.ActionLedger;
import io.tandem.policies.ActionOrigin;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionTrigger;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.machine.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the ledger for the actions that verdicts call for, in the order of their subjects (R16). */
@Component
class ActionRequests {

  private final ActionLedger ledger;

  ActionRequests(ActionLedger ledger) {
    this.ledger = ledger;
  }

  /** Within the evaluation's transaction, after all states were written. */
  void fire(Project project, List<Evaluated> judged, Sitting sitting, Instant now) {
    List<Evaluated> asking =
        judged.stream()
            .filter(evaluated -> trigger(evaluated.step()) != null)
            .sorted(
                Comparator.comparingInt(
                    (Evaluated evaluated) -> sitting.priority(evaluated.before().rule().rule())))
            .toList();
    for (Evaluated evaluated : asking) {
      ActionTrigger trigger = trigger(evaluated.step());
      PolicyRule rule = evaluated.before().rule().rule();
      List<ActionSpec> specs =
          rule.actions().stream().filter(spec -> spec.on() == trigger).toList();
      if (trigger != null && !specs.isEmpty()) {
        ActionOrigin origin = origin(project, evaluated, trigger, sitting.priority(rule), now);
        ledger.fire(origin, specs);
      }
    }
  }

  private static @Nullable ActionTrigger trigger(Step step) {
    if (step.fired()) {
      return ActionTrigger.FIRE;
    }
    if (step.cleared()) {
      return ActionTrigger.CLEAR;
    }
    if (step.warned()) {
      return ActionTrigger.WARN;
    }
    return step.reminded() ? ActionTrigger.REMINDER : null;
  }

  private static ActionOrigin origin(
      Project project, Evaluated evaluated, ActionTrigger trigger, int priority, Instant now) {
    Candidate before = evaluated.before();
    Long episode = evaluated.episode();
    String occurrence =
        switch (trigger) {
          case FIRE -> episode + ":fire";
          case CLEAR -> episode + ":clear";
          case REMINDER -> episode + ":reminder:" + evaluated.seen().bucket();
          case WARN -> "warn:" + evaluated.seen().bucket();
        };
    return new ActionOrigin(
        project,
        before.key(),
        before.names(),
        before.rule().revision(),
        episode,
        occurrence,
        evaluated.seen().bucket(),
        before.rule().rule().subject(),
        priority,
        before.mode() == PolicyMode.SHADOW,
        evaluated.sentence(),
        now);
  }
}
