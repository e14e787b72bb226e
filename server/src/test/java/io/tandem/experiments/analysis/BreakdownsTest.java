package io.tandem.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.Team;
import io.tandem.experiments.statistics.Multiplicity;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Results by a dimension beside the same computed from each value's rows alone. */
class BreakdownsTest {

  /** Somebody. */
  private record Row(int variant, int group, double kept, double paid) {}

  @Property
  void eachValueIsThatOfItsRowsAndAllAreCorrectedTogether(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int groups) {
    List<Row> rows = rows(new Random(seed), groups);
    BreakdownFindings found = new Breakdowns(table(rows, groups)).findings(false);

    List<Integer> order = order(rows, groups);
    int alone = groups <= 11 ? groups : 10;
    assertThat(found.valuesInAll()).isEqualTo(groups);
    assertThat(found.values()).hasSize(groups <= 11 ? groups : 11);
    for (int place = 0; place < found.values().size(); place++) {
      List<Integer> own = place < alone ? List.of(order.get(place)) : order.subList(10, groups);
      ofItsRows(found.values().get(place), own, rows);
    }
    correctedTogether(found);
  }

  private static void ofItsRows(SegmentResult segment, List<Integer> own, List<Row> rows) {
    double cap = cap(rows);
    assertThat(segment.value()).isEqualTo(own.size() == 1 ? "v" + own.getFirst() : null);
    List<Row> some = rows.stream().filter(row -> own.contains(row.group)).toList();
    assertThat(segment.people()).isEqualTo(some.size());
    for (int v = 0; v < 2; v++) {
      int variant = v;
      List<Row> arm = some.stream().filter(row -> row.variant == variant).toList();
      assertThat(segment.arms().get(v).people()).isEqualTo(arm.size());
      mean(segment.metrics().get(0).groups().get(v), arm.stream().mapToDouble(Row::kept).sum());
      mean(
          segment.metrics().get(1).groups().get(v),
          arm.stream().mapToDouble(row -> Math.min(cap, row.paid)).sum());
    }
  }

  private static void correctedTogether(BreakdownFindings found) {
    List<Double> p = new ArrayList<>();
    List<Double> adjusted = new ArrayList<>();
    for (SegmentResult segment : found.values()) {
      for (MetricResult metric : segment.metrics()) {
        ComparisonResult comparison = metric.comparisons().getFirst();
        EffectResult absolute = comparison.absolute();
        if (absolute != null) {
          p.add(absolute.sequential().p());
          adjusted.add(comparison.adjustedP());
        }
      }
    }
    assertThat(found.tests().goal()).isEqualTo(p.size());
    double[] holm = Multiplicity.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
    assertThat(adjusted.stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(holm, within(1e-12));
  }

  @Test
  void theValueThatLosesPeopleIsNamedAndNoOther() {
    List<Row> rows = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 30_000; i++) {
      int group = random.nextInt(3);
      int variant = random.nextInt(2);
      if (group != 1 || variant == 0 || random.nextInt(10) > 1) {
        rows.add(new Row(variant, group, random.nextInt(2), 1 + random.nextInt(5)));
      }
    }
    BreakdownFindings found = new Breakdowns(table(rows, 3)).findings(false);
    assertThat(found.sampleRatio().verdict()).isEqualTo(SampleRatioVerdict.MISMATCH);
    for (SegmentResult segment : found.values()) {
      SegmentResult.SegmentRatio ratio = segment.sampleRatio();
      assertThat(ratio.verdict())
          .isEqualTo(
              "v1".equals(segment.value()) ? SampleRatioVerdict.MISMATCH : SampleRatioVerdict.OK);
      assertThat(ratio.adjustedP()).isGreaterThanOrEqualTo(ratio.p());
      assertThat(segment.metrics()).as("nothing is shown of people not comparable").isEmpty();
    }
  }

  @Test
  void effectsThatPointElsewhereInAValueAreToldToDiffer() {
    List<Row> rows = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      int variant = i % 2;
      int group = i / 2 % 2;
      double share = 0.3 + (variant == 1 ? (group == 0 ? 0.05 : -0.05) : 0);
      rows.add(new Row(variant, group, random.nextDouble() < share ? 1 : 0, random.nextInt(9)));
    }
    BreakdownFindings found = new Breakdowns(table(rows, 2)).findings(false);
    assertThat(found.differences().get(0).adjustedP()).isLessThan(1e-4);
    assertThat(found.differences().get(1).p()).isGreaterThan(0.01);
    List<MetricReading> readings =
        found.values().stream()
            .sorted(Comparator.comparing(SegmentResult::value))
            .map(one -> one.metrics().getFirst().comparisons().getFirst().reading())
            .toList();
    assertThat(readings).containsExactly(MetricReading.BETTER, MetricReading.WORSE);
  }

  private static void mean(GroupResult group, double sum) {
    if (group.people() > 0) {
      assertThat(group.mean()).isCloseTo(sum / group.people(), within(1e-9));
    }
  }

  private static List<Row> rows(Random random, int groups) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200 + random.nextInt(3_000); i++) {
      int group = (int) (groups * random.nextDouble() * random.nextDouble());
      rows.add(
          new Row(random.nextInt(2), group, random.nextInt(2), 20 * random.nextExponential() + 1));
    }
    for (int group = 0; group < groups; group++) {
      rows.add(new Row(group % 2, group, 1, 2));
    }
    return rows;
  }

  /** The most people first, then by name. */
  private static List<Integer> order(List<Row> rows, int groups) {
    return IntStream.range(0, groups)
        .boxed()
        .sorted(
            Comparator.comparingLong(
                    (Integer g) -> -rows.stream().filter(row -> row.group == g).count())
                .thenComparing(g -> "v" + g))
        .toList();
  }

  private static double cap(List<Row> rows) {
    double[] all = rows.stream().mapToDouble(Row::paid).sorted().toArray();
    double position = 0.9 * (all.length - 1);
    int low = (int) position;
    return all[low] + (position - low) * (all[Math.min(low + 1, all.length - 1)] - all[low]);
  }

  /** As the store tells people apart: the first ten values alone, with one cap of all. */
  private static ObservedGroups table(List<Row> rows, int groups) {
    List<Integer> order = order(rows, groups);
    int alone = groups <= 11 ? groups : 10;
    List<ObservedGroups.Group> found = new ArrayList<>();
    for (int place = 0; place < Math.min(groups, alone + 1); place++) {
      List<Integer> own = place < alone ? List.of(order.get(place)) : order.subList(alone, groups);
      List<Row> some = rows.stream().filter(row -> own.contains(row.group)).toList();
      String value = place < alone ? "v" + order.get(place) : null;
      found.add(new ObservedGroups.Group(value, people(some), numbers(some, cap(rows))));
    }
    return new ObservedGroups(definition(), observed(rows), groups, found);
  }

  private static Observed observed(List<Row> rows) {
    return new Observed(ResultSource.EVENTS, true, people(rows), 0, 0, 0, List.of(), List.of());
  }

  private static long[] people(List<Row> rows) {
    long[] people = new long[2];
    rows.forEach(row -> people[row.variant]++);
    return people;
  }

  private static List<MetricNumbers> numbers(List<Row> rows, double cap) {
    PeopleTable table = new PeopleTable(List.of("kept", "paid"));
    rows.forEach(row -> table.add(row.variant, new double[] {row.kept, Math.min(cap, row.paid)}));
    return new PeopleNumbers(definition(null), table).all();
  }

  private static ExperimentDefinition definition() {
    return definition(0.9);
  }

  private static ExperimentDefinition definition(@Nullable Double cap) {
    return new ExperimentDefinition(
        names("two"),
        "The new one is better.",
        List.of(new ExperimentFactor("new", names("new"), Team.PRODUCT, null)),
        List.of(
            new ExperimentVariant("old", names("old"), 1, List.of()),
            new ExperimentVariant("new", names("new"), 1, List.of("new"))),
        List.of(metric("kept", MetricKind.PROPORTION, null), metric("paid", MetricKind.MEAN, cap)),
        null,
        new ExperimentJudging(JudgingMethod.SEQUENTIAL, Correction.HOLM, 0.05, 0.8, 0.001, 5_000.0),
        null,
        ExperimentDefinition.EVERYBODY);
  }

  private static ExperimentMetric metric(String key, MetricKind kind, Double capQuantile) {
    return new ExperimentMetric(
        key,
        names(key),
        MetricRole.GOAL,
        kind,
        null,
        null,
        null,
        null,
        null,
        capQuantile,
        null,
        null,
        null,
        null,
        null);
  }

  private static Names names(String name) {
    return new Names(name, name);
  }
}
