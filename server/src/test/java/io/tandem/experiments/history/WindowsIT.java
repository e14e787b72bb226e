package io.tandem.experiments.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.analysis.MetricNumbers;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.SourceMeasure;
import io.tandem.experiments.definition.Team;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where windows end, and what counts within one moment. */
class WindowsIT {

  private static final DuckDbFixture STORE = DuckDbFixture.temporary();
  private static final long HOUR = 3_600_000L;
  private static final long START = Events.RECEIVED;

  private final ProjectId project = Events.project();
  private final List<Event> events = new ArrayList<>();

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void windowsWithoutAnEndEndWithTheExperimentAndThoseWithOneGoOn() {
    exposed(1);
    did(1, "visit", 10 * HOUR);
    did(1, "visit", 60 * HOUR);
    did(1, "order", 61 * HOUR);
    Observed found =
        observed(
            List.of(
                metric(MetricKind.MEAN, SourceMeasure.EVENTS, null, "visit"),
                metric(MetricKind.MEAN, SourceMeasure.EVENTS, 72, "visit"),
                metric(MetricKind.QUANTILE, SourceMeasure.VALUES, null, "visit"),
                metric(MetricKind.PROPORTION, SourceMeasure.FUNNEL, null, "visit", "order"),
                metric(MetricKind.PROPORTION, SourceMeasure.FUNNEL, 72, "visit", "order")),
            50 * HOUR);
    assertThat(found.metrics().stream().map(WindowsIT::mean))
        .containsExactly(1.0, 2.0, 10.0, 0.0, 1.0);
  }

  @Test
  void oneEventIsNeverTwoStepsAlsoWhereAnotherStandsBetween() {
    did(1, "visit", HOUR);
    did(1, "order", HOUR);
    did(2, "visit", HOUR);
    did(2, "order", 2 * HOUR);
    did(2, "visit", 2 * HOUR);
    did(3, "order", HOUR);
    did(3, "visit", HOUR);
    did(3, "visit", HOUR + 1);
    Stream.of(1, 2, 3).forEach(this::exposed);
    ExperimentMetric again =
        metric(MetricKind.PROPORTION, SourceMeasure.FUNNEL, 72, "visit", "order", "visit");
    ExperimentMetric once =
        metric(MetricKind.PROPORTION, SourceMeasure.FUNNEL, 72, "order", "visit");
    Observed found = observed(List.of(again, once), 50 * HOUR);
    assertThat(found.metrics().stream().map(WindowsIT::mean)).containsExactly(2.0 / 3, 1.0);
  }

  private static double mean(MetricNumbers numbers) {
    return numbers.groups().getFirst().mean();
  }

  private void exposed(int person) {
    events.add(Events.event(project, "exposed", person, START, "{\"variant\":\"old\"}"));
  }

  private void did(int person, String event, long since) {
    String amount = "{\"amount\":%d}".formatted(since / HOUR);
    events.add(Events.event(project, event, person, START + since, amount));
  }

  private Observed observed(List<ExperimentMetric> metrics, long until) {
    STORE.warehouse().append(Batch.of(events));
    HistoryTimes times =
        new HistoryTimes(1, START, START, START + until, START + 200 * HOUR, ZoneOffset.UTC);
    return Observing.of(STORE).observe(project, definition(metrics), times);
  }

  private static ExperimentDefinition definition(List<ExperimentMetric> metrics) {
    return new ExperimentDefinition(
        name(),
        "It changes what people do.",
        List.of(new ExperimentFactor("f", name(), Team.PRODUCT, null)),
        List.of(
            new ExperimentVariant("old", name(), 1, List.of()),
            new ExperimentVariant("new", name(), 1, List.of("f"))),
        metrics,
        null,
        ExperimentJudging.USUAL,
        new ExperimentExposure(EventSelector.of("exposed"), "variant"),
        ExperimentDefinition.EVERYBODY);
  }

  private static ExperimentMetric metric(
      MetricKind kind, SourceMeasure measure, @Nullable Integer toHours, String... names) {
    ExperimentSource source = source(measure, toHours, names);
    return new ExperimentMetric(
        "m" + kind.key() + toHours + names.length,
        name(),
        MetricRole.GOAL,
        kind,
        null,
        null,
        null,
        kind == MetricKind.QUANTILE ? (Double) 0.5 : null,
        null,
        null,
        null,
        null,
        null,
        source,
        null);
  }

  private static ExperimentSource source(
      SourceMeasure measure, @Nullable Integer toHours, String... names) {
    boolean funnel = measure == SourceMeasure.FUNNEL;
    List<EventSelector> steps = Stream.of(names).map(EventSelector::of).toList();
    return new ExperimentSource(
        funnel ? null : steps.getFirst(),
        measure,
        measure == SourceMeasure.VALUES ? "amount" : null,
        null,
        toHours,
        null,
        funnel ? steps : List.of(),
        null,
        null,
        null);
  }

  private static Names name() {
    return new Names("名", "name");
  }
}
