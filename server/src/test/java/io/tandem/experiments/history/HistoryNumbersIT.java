package io.tandem.experiments.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.experiments.analysis.MetricNumbers;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.ObservedGroups;
import io.tandem.experiments.analysis.OutlierReport;
import io.tandem.experiments.analysis.PeopleNumbers;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.SourceMeasure;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.Quantiles;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What the store sums up of made-up histories, beside the same counted person by person in memory.
 * More histories with {@code -Dtandem.histories=500}.
 */
class HistoryNumbersIT {

  private static final int HISTORIES = Integer.getInteger("tandem.histories", 12);
  private static final DuckDbFixture STORE = DuckDbFixture.temporary();

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void sumsOfTheStoreAreThoseOfPeople() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      ProjectId project = Events.project();
      ExperimentDefinition said = MadeUpExperiments.definition(random);
      MadeUp history = MadeUp.history(random, said);
      STORE.warehouse().append(Batch.of(history.events(project)));
      Observed found = observed(project, said);
      PeopleTable table = history.table(said);
      String which = "history " + seed;
      assertThat(found.people()).as(which).isEqualTo(table.people(said.variants().size()));
      assertThat(found.multiple()).as(which).isEqualTo(history.multiple());
      List<MetricNumbers> expected =
          new PeopleNumbers(HistoryPlan.of(said).definition(), table).all();
      for (int m = 0; m < expected.size(); m++) {
        ExperimentMetric metric = said.metrics().get(m);
        MetricNumbers wanted = expected.get(m);
        same(
            which + " " + metric,
            found.metrics().get(m),
            overEvents(metric) ? single(history, metric, wanted, null) : wanted);
      }
    }
  }

  /** Caps are those of all people together, everything else is each group's own. */
  @Test
  void sumsOfGroupsOfTheStoreAreThoseOfPeopleToldApart() {
    int measured = 0;
    for (int seed = 0; seed < HISTORIES; seed += 2) {
      Random random = new Random(seed);
      ProjectId project = Events.project();
      ExperimentDefinition said = MadeUpExperiments.definition(random);
      MadeUp history = MadeUp.history(random, said);
      STORE.warehouse().append(Batch.of(history.events(project)));
      ObservedGroups found =
          Observing.of(STORE).observe(project, said, MadeUp.TIMES, new Dimension.OfEvent("plan"));
      measured += groupsAreThoseOfPeople("history " + seed, history, found);
    }
    assertThat(measured).as("groups that were measured").isGreaterThanOrEqualTo(HISTORIES / 2);
  }

  private static int groupsAreThoseOfPeople(String which, MadeUp history, ObservedGroups found) {
    ExperimentDefinition said = found.definition();
    int variants = said.variants().size();
    PeopleTable table = history.tableByPlan(said);
    long[] people = table.people(2 * variants);
    List<MetricNumbers> expected =
        new PeopleNumbers(MadeUpExperiments.byPlan(HistoryPlan.of(said).definition()), table).all();
    int measured = 0;
    for (ObservedGroups.Group group : found.groups()) {
      String plan = Objects.requireNonNull(group.value());
      int from = MadeUp.PLANS.indexOf(plan) * variants;
      assertThat(group.people())
          .as(which)
          .isEqualTo(Arrays.copyOfRange(people, from, from + variants));
      for (int m = 0; m < group.metrics().size(); m++) {
        ExperimentMetric metric = said.metrics().get(m);
        MetricNumbers wanted = expected.get(m).part(from, from + variants);
        same(
            which + " " + plan + " " + metric,
            group.metrics().get(m),
            overEvents(metric) ? single(history, metric, wanted, plan) : wanted);
        measured++;
      }
    }
    return measured;
  }

  private static Observed observed(ProjectId project, ExperimentDefinition said) {
    return Observing.of(STORE).observe(project, said, MadeUp.TIMES);
  }

  private static boolean overEvents(ExperimentMetric metric) {
    return metric.source() != null && metric.source().measure() == SourceMeasure.VALUES;
  }

  private static MetricNumbers single(
      MadeUp history, ExperimentMetric metric, MetricNumbers counted, @Nullable String plan) {
    List<Pairs> groups = new ArrayList<>();
    double quantile = metric.quantile() == null ? 0.5 : metric.quantile();
    for (int v = 0; v < counted.groups().size(); v++) {
      double[][] values = history.single(Objects.requireNonNull(metric.source()), v, plan);
      groups.add(Pairs.of(Quantiles.clustered(values, quantile)));
    }
    return new MetricNumbers(counted.metric(), groups, false, counted.missing(), null, List.of());
  }

  private static void same(String which, MetricNumbers found, MetricNumbers expected) {
    assertThat(found.metric()).isEqualTo(expected.metric());
    assertThat(found.missing()).as(which).isEqualTo(expected.missing());
    assertThat(found.adjusted()).as(which).isEqualTo(expected.adjusted());
    groups(which, found.groups(), expected.groups());
    outliers(which, found.outliers(), expected.outliers());
    MetricNumbers.Capping capping = found.capping();
    MetricNumbers.Capping wanted = expected.capping();
    assertThat(capping == null).as(which).isEqualTo(wanted == null);
    if (capping != null && wanted != null) {
      near(which + " cap", capping.cap(), wanted.cap());
      assertThat(capping.affected()).as(which).isEqualTo(wanted.affected());
      groups(which + " uncapped", capping.uncapped(), wanted.uncapped());
    }
  }

  private static void groups(String which, List<Pairs> found, List<Pairs> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int v = 0; v < found.size(); v++) {
      Pairs one = found.get(v);
      Pairs other = expected.get(v);
      assertThat(one.n()).as(which).isEqualTo(other.n());
      double[] numbers = numbers(one);
      double[] wanted = numbers(other);
      for (int i = 0; i < numbers.length; i++) {
        near(which + " " + Arrays.toString(numbers), numbers[i], wanted[i]);
      }
    }
  }

  private static double[] numbers(Pairs pairs) {
    return new double[] {
      pairs.mean(),
      pairs.variance(),
      pairs.covariateMean(),
      pairs.covariateVariance(),
      pairs.covariance()
    };
  }

  private static void outliers(
      String which, List<OutlierReport> found, List<OutlierReport> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int v = 0; v < found.size(); v++) {
      OutlierReport one = found.get(v);
      OutlierReport other = expected.get(v);
      assertThat(one.variant()).isEqualTo(other.variant());
      near(which + " largest", one.largest(), other.largest());
      near(which + " others", one.meanWithoutLargest(), other.meanWithoutLargest());
      near(which + " p99", one.p99(), other.p99());
      near(which + " top", one.topShare(), other.topShare());
    }
  }

  private static void near(String which, double found, double expected) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      assertThat((Double) found).as(which).isEqualTo((Double) expected);
    } else {
      double size = Math.max(1, Math.abs(expected));
      assertThat(found).as(which).isCloseTo(expected, within(1e-9 * size));
    }
  }
}
