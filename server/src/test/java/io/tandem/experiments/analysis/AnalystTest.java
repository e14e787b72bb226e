package io.tandem.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.Direction;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.Team;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.Names;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Verdicts of made-up people whose truth is known. */
class AnalystTest {

  private static final ExperimentJudging USUAL = ExperimentJudging.USUAL;
  private static final List<String> COLUMNS = List.of("kept", "paid", "before");

  @Test
  void plantedInteractionLiesInsideItsIntervalAndTheBestOfFourWins() {
    ExperimentFindings found = judge(quest(USUAL), people(20_000, 0.05));
    assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.WON);
    assertThat(found.verdict().variant()).isEqualTo("both");
    FactorialResult factorial = found.metrics().getFirst().factorial();
    assertThat(factorial).isNotNull();
    assertThat(factorial.interaction().factor()).isEqualTo("quest×checkin");
    holds(factorial.interaction(), 0.05);
    // averaged over the other factor: 4 or 6 points plus half the interaction
    holds(factorial.first(), 0.065);
    holds(factorial.second(), 0.085);
    MetricResult paid = found.metrics().get(1);
    assertThat(paid.varianceRemoved()).isBetween(0.4, 0.6);
    ComparisonResult comparison = paid.comparisons().getFirst();
    assertThat(comparison.relative().standardError())
        .isLessThan(0.85 * comparison.unadjusted().standardError());
  }

  @Test
  void guardrailThatGetsWorseOutweighsAGoalThatGetsBetter() {
    ExperimentMetric fewer =
        metric("visits", MetricRole.GUARDRAIL, MetricKind.MEAN, Direction.DOWN);
    ExperimentDefinition definition = two(USUAL, goal(), fewer);
    PeopleTable table = new PeopleTable(definition.columns());
    Random random = new Random(5);
    for (int i = 0; i < 4_000; i++) {
      int variant = i % 2;
      double kept = random.nextDouble() < 0.2 + 0.1 * variant ? 1 : 0;
      table.add(variant, new double[] {kept, 5 + variant + random.nextGaussian()});
    }
    ExperimentFindings found = judge(definition, table);
    assertThat(found.metrics().getFirst().comparisons().getFirst().reading())
        .isEqualTo(MetricReading.BETTER);
    assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.HARMED);
    assertThat(found.verdict().text().en()).startsWith("new harms a guardrail: visits +20");
    assertThat(found.verdict().text().zh()).contains("护栏指标");
  }

  @Test
  void nothingInTheWayOfAnEffectThatMattersIsFlatAndElseUnclear() {
    ExperimentMetric matters = metric("kept", MetricRole.GOAL, MetricKind.PROPORTION, null, 0.2);
    assertThat(judge(two(USUAL, matters), coins(20_000)).verdict().outcome())
        .isEqualTo(VerdictOutcome.FLAT);
    assertThat(judge(two(USUAL, goal()), coins(20_000)).verdict().outcome())
        .isEqualTo(VerdictOutcome.UNCLEAR);
    assertThat(judge(two(USUAL, goal()), coins(150)).verdict().outcome())
        .isEqualTo(VerdictOutcome.TOO_FEW);
  }

  @Test
  void peopleWithoutAValueAreCountedAndLeftOut() {
    ExperimentDefinition definition = two(USUAL, goal());
    PeopleTable table = coins(2_000);
    for (int i = 0; i < 50; i++) {
      table.add(1, new double[] {Double.NaN});
      table.add(PeopleTable.NO_VARIANT, new double[] {1});
    }
    GroupResult group = judge(definition, table).metrics().getFirst().groups().get(1);
    assertThat(group.people()).isEqualTo(1_000);
    assertThat(group.missing()).isEqualTo(50);
  }

  @Test
  void moreGoalsNeedStrongerEvidence() {
    ExperimentJudging holm = judging(JudgingMethod.FIXED, Correction.HOLM);
    ExperimentJudging none = judging(JudgingMethod.FIXED, Correction.NONE);
    ExperimentMetric again = metric("again", MetricRole.GOAL, MetricKind.PROPORTION, null);
    PeopleTable table = new PeopleTable(List.of("kept", "again"));
    for (int i = 0; i < 2_000; i++) {
      int half = i / 2;
      boolean kept = half % 100 < (i % 2 == 0 ? 20 : 24);
      table.add(i % 2, new double[] {kept ? 1 : 0, half % 3 == 0 ? 1 : 0});
    }
    ComparisonResult alone = first(judge(two(none, goal(), again), table));
    ComparisonResult corrected = first(judge(two(holm, goal(), again), table));
    assertThat(alone.reading()).isEqualTo(MetricReading.BETTER);
    assertThat(corrected.reading()).isEqualTo(MetricReading.UNCLEAR);
    assertThat(corrected.adjustedP()).isEqualTo(2 * alone.adjustedP());
  }

  @Test
  void ratioAndQuantileAreComparedToo() {
    ExperimentDefinition definition = two(USUAL, ratio(), median());
    PeopleTable table = new PeopleTable(definition.columns());
    Random random = new Random(9);
    for (int i = 0; i < 6_000; i++) {
      double visits = 1 + random.nextInt(4);
      double before = random.nextGaussian();
      double paid = visits * (2 + 0.2 * (i % 2)) + before + 0.3 * random.nextGaussian();
      table.add(i % 2, new double[] {paid, visits, before});
    }
    ExperimentFindings found = judge(definition, table);
    EffectResult effect = first(found).absolute();
    assertThat(effect.sequential().low()).isLessThan(0.2);
    assertThat(effect.sequential().high()).isGreaterThan(0.2);
    assertThat(found.metrics().getFirst().varianceRemoved()).isGreaterThan(0.5);
    assertThat(found.metrics().get(1).comparisons().getFirst().reading())
        .isEqualTo(MetricReading.BETTER);
  }

  private static ComparisonResult first(ExperimentFindings found) {
    return found.metrics().getFirst().comparisons().getFirst();
  }

  private static void holds(FactorialResult.Part part, double truth) {
    assertThat(part.absolute().sequential().low()).isPositive().isLessThan(truth);
    assertThat(part.absolute().sequential().high()).isGreaterThan(truth);
  }

  private static ExperimentFindings judge(ExperimentDefinition definition, PeopleTable table) {
    long[] people = table.people(definition.variants().size());
    List<MetricNumbers> metrics = new PeopleNumbers(definition, table).all();
    return new Analyst(definition)
        .judge(new Observed(ResultSource.PEOPLE, false, people, 0, 0, 0, List.of(), metrics));
  }

  /** Quest gives 4 points of retention, check-in 6, both an interaction besides. */
  private static PeopleTable people(int n, double interaction) {
    PeopleTable table = new PeopleTable(COLUMNS);
    Random random = new Random(3);
    for (int i = 0; i < n; i++) {
      int variant = i % 4;
      double[] lifts = {0, 0.04, 0.06, 0.10 + interaction};
      double kept = random.nextDouble() < 0.2 + lifts[variant] ? 1 : 0;
      double before = random.nextGaussian();
      table.add(variant, new double[] {kept, 10 + before + random.nextGaussian(), before});
    }
    return table;
  }

  private static PeopleTable coins(int n) {
    PeopleTable table = new PeopleTable(List.of("kept"));
    for (int i = 0; i < n; i++) {
      table.add(i % 2, new double[] {i / 2 % 3 == 0 ? 1 : 0});
    }
    return table;
  }

  private static ExperimentDefinition quest(ExperimentJudging judging) {
    return new ExperimentDefinition(
        names("quest and check-in"),
        "Both together keep more people than either.",
        List.of(
            new ExperimentFactor("quest", names("quest"), Team.PRODUCT, "quest"),
            new ExperimentFactor("checkin", names("checkin"), Team.OPERATIONS, null)),
        List.of(
            new ExperimentVariant("neither", names("neither"), 1, List.of()),
            new ExperimentVariant("quest", names("quest"), 1, List.of("quest")),
            new ExperimentVariant("checkin", names("checkin"), 1, List.of("checkin")),
            new ExperimentVariant("both", names("both"), 1, List.of("checkin", "quest"))),
        List.of(goal(), paid()),
        null,
        judging,
        null,
        ExperimentDefinition.EVERYBODY);
  }

  private static ExperimentDefinition two(ExperimentJudging judging, ExperimentMetric... metrics) {
    return new ExperimentDefinition(
        names("two"),
        "The new one is better.",
        List.of(new ExperimentFactor("new", names("new"), Team.PRODUCT, null)),
        List.of(
            new ExperimentVariant("old", names("old"), 1, List.of()),
            new ExperimentVariant("new", names("new"), 1, List.of("new"))),
        List.of(metrics),
        null,
        judging,
        null,
        ExperimentDefinition.EVERYBODY);
  }

  private static ExperimentJudging judging(JudgingMethod method, Correction correction) {
    return new ExperimentJudging(method, correction, 0.05, 0.8, 0.001, 5_000.0);
  }

  private static ExperimentMetric ratio() {
    return new ExperimentMetric(
        "per-visit",
        names("per visit"),
        MetricRole.GOAL,
        MetricKind.RATIO,
        null,
        "paid",
        "visits",
        null,
        "before",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ExperimentMetric median() {
    return new ExperimentMetric(
        "median",
        names("median"),
        MetricRole.SECONDARY,
        MetricKind.QUANTILE,
        null,
        "paid",
        null,
        0.5,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ExperimentMetric paid() {
    return new ExperimentMetric(
        "paid",
        names("paid"),
        MetricRole.SECONDARY,
        MetricKind.MEAN,
        null,
        null,
        null,
        null,
        "before",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ExperimentMetric goal() {
    return metric("kept", MetricRole.GOAL, MetricKind.PROPORTION, null);
  }

  private static ExperimentMetric metric(
      String key, MetricRole role, MetricKind kind, Direction direction) {
    return metric(key, role, kind, direction, null);
  }

  private static ExperimentMetric metric(
      String key, MetricRole role, MetricKind kind, Direction direction, Double minimum) {
    return new ExperimentMetric(
        key,
        names(key),
        role,
        kind,
        direction,
        null,
        null,
        null,
        null,
        null,
        null,
        minimum,
        null,
        null,
        null);
  }

  private static Names names(String name) {
    return new Names(name, name);
  }
}
