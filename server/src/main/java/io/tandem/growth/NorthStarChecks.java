package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.catalog.Features;
import io.tandem.metrics.About;
import io.tandem.metrics.Metric;
import io.tandem.metrics.MetricView;
import io.tandem.metrics.Metrics;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.TandemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a north star and what moves it can be measured. */
@Component
class NorthStarChecks {

  private static final int FEWEST_INPUTS = 3;
  private static final int MOST_INPUTS = 6;

  private final Metrics metrics;
  private final Features features;
  private final WorkChecks work;

  NorthStarChecks(Metrics metrics, Features features, WorkChecks work) {
    this.metrics = metrics;
    this.features = features;
    this.work = work;
  }

  /**
   * The star itself.
   *
   * @throws TandemException {@code unknown_subject}, {@code invalid_request}
   */
  void star(Actor actor, NorthStarDraft draft) {
    metrics.get(actor.project(), new Metric(draft.metric()));
    finite(draft.target());
    String subject = draft.subject();
    if (subject != null && !subject.isBlank() && !feature(actor, subject)) {
      work.subject(actor.projectId(), new PolicySubject(PolicySubject.CAMPAIGN, subject));
    }
  }

  private boolean feature(Actor actor, String key) {
    return features.all(actor.projectId()).stream().anyMatch(one -> one.key().equals(key));
  }

  /**
   * What moves it: none yet, or three to six, each once and none the star itself.
   *
   * @throws TandemException {@code unknown_subject}, {@code unknown_assignee}, {@code
   *     invalid_request}
   */
  void inputs(Actor actor, NorthStar star, List<NorthStarInput> inputs) {
    if (inputs.isEmpty()) {
      return;
    }
    if (inputs.size() < FEWEST_INPUTS || inputs.size() > MOST_INPUTS) {
      throw invalid("a north star has three to six inputs, or none yet");
    }
    Set<Measured> seen = new HashSet<>();
    seen.add(new Measured(String.valueOf(star.metric()), star.subject()));
    for (NorthStarInput input : inputs) {
      if (!seen.add(new Measured(input.metric(), input.subject()))) {
        throw invalid("each input is another metric or about another subject, and none the star");
      }
      input(actor, input);
    }
  }

  private record Measured(String metric, @Nullable String subject) {}

  private void input(Actor actor, NorthStarInput input) {
    MetricView metric = metrics.get(actor.project(), new Metric(input.metric()));
    Interval interval = input.interval();
    if (!metric.intervals().contains(interval)) {
      throw invalid(input.metric() + " is not computed by " + interval.key());
    }
    finite(input.target());
    subject(actor, metric.about(), input.subject());
    work.owner(actor.projectId(), input.owner());
  }

  private void subject(Actor actor, About about, @Nullable String key) {
    boolean needed = about == About.FEATURE || about == About.CAMPAIGN;
    if (key == null ? needed : about == About.PROJECT) {
      throw invalid(
          needed ? "the metric is about a " + about.key() : "the metric is about the project");
    }
    if (key != null) {
      String kind = about == About.CAMPAIGN ? PolicySubject.CAMPAIGN : PolicySubject.FEATURE;
      work.subject(actor.projectId(), new PolicySubject(kind, key));
    }
  }

  private static void finite(double target) {
    if (!Double.isFinite(target)) {
      throw invalid("the target is no number");
    }
  }

  private static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
