package io.tandem.flags.posthog;

import io.tandem.events.FlagAnswering;
import io.tandem.events.FlagAnswers;
import io.tandem.events.FlagAnswers.FlagAnswer;
import io.tandem.events.FlagAnswers.Reason;
import io.tandem.events.FlagAsk;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.flags.evaluation.FlagReason;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.live.FlagContext;
import io.tandem.flags.live.FlagSubjects;
import io.tandem.flags.live.KnownSubject;
import io.tandem.flags.live.LiveFlags;
import io.tandem.flags.live.LiveFlags.Known;
import io.tandem.flags.live.PendingExposures;
import io.tandem.flags.live.PendingExposures.Place;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers PostHog's SDKs from the flags in memory. */
@Component
class PostHogAnswers implements FlagAnswering {

  private final LiveFlags live;
  private final FlagSubjects subjects;
  private final PendingExposures exposures;
  private final JsonMapper json;

  PostHogAnswers(
      LiveFlags live, FlagSubjects subjects, PendingExposures exposures, JsonMapper json) {
    this.live = live;
    this.subjects = subjects;
    this.exposures = exposures;
    this.json = json;
  }

  @Override
  public boolean any(ProjectId project) {
    return live.any(project);
  }

  @Override
  public FlagAnswers answer(ProjectId project, int environment, FlagAsk ask) {
    KnownSubject subject =
        subjects.of(
            project,
            new FlagContext(ask.id(), ask.properties(), ask.groups(), ask.groupProperties()));
    List<FlagAnswer> answers = new ArrayList<>();
    FlagSet flags = live.of(project, environment);
    boolean tester = false;
    for (CompiledFlag flag : flags.all()) {
      String key = flag.definition().key();
      if (ask.keys() == null || ask.keys().contains(key)) {
        FlagOutcome outcome = flag.evaluate(subject);
        tester |= outcome.reason() == FlagReason.TESTER;
        answers.add(answer(live.known(project, key), outcome));
      }
    }
    if (!tester) {
      exposures.note(new Place(project, environment), flags, subject, ask.keys());
    }
    return new FlagAnswers(answers, subject.incomplete());
  }

  private FlagAnswer answer(Known known, FlagOutcome outcome) {
    Object payload = payload(outcome);
    return new FlagAnswer(
        outcome.flag(),
        known.id(),
        known.revision(),
        outcome.on(),
        outcome.variant(),
        payload == null ? null : json.writeValueAsString(payload),
        reason(outcome));
  }

  /** A variant's value is its payload, but where it is only the variant's own name. */
  private static @Nullable Object payload(FlagOutcome outcome) {
    if (outcome.variant() == null) {
      return outcome.payload();
    }
    return outcome.variant().equals(outcome.value()) ? null : outcome.value();
  }

  private static Reason reason(FlagOutcome outcome) {
    return switch (outcome.reason()) {
      case RULE ->
          new Reason(
              "condition_match", outcome.rule(), "Matched condition set " + (outcome.rule() + 1));
      case OUT_OF_ROLLOUT -> new Reason("out_of_rollout_bound", null, "Out of rollout bound");
      case NO_RULE -> new Reason("no_condition_match", null, "No matching condition set");
      case DISABLED -> new Reason("flag_disabled", null, "Feature flag is disabled");
      case PREREQUISITE -> new Reason("no_condition_match", null, "A prerequisite is not met");
      case PREREQUISITE_MISSING -> new Reason("missing_dependency", null, "A prerequisite is gone");
      case TESTER -> new Reason("super_condition_value", null, "Chosen for testers");
      case LAYER ->
          new Reason("out_of_rollout_bound", null, "Outside the flag's share of its layer");
      case HOLDOUT -> new Reason("holdout_condition_value", null, "Held out");
      case NOTHING_TO_DEAL_BY -> new Reason("no_group_type", null, "Nothing to bucket by");
    };
  }

  @Override
  public FlagDefinitions definitions(ProjectId project, int environment) {
    String etag = "\"%d-%d-%d\"".formatted(project.value(), environment, live.changes(project));
    return new FlagDefinitions(etag, () -> written(project, environment));
  }

  private String written(ProjectId project, int environment) {
    LocalEvaluation format = new LocalEvaluation(json, project);
    for (CompiledFlag flag : live.of(project, environment).all()) {
      format.add(flag, live.known(project, flag.definition().key()));
    }
    return format.json();
  }
}
