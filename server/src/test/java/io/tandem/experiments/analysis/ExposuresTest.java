package io.tandem.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.Team;
import io.tandem.experiments.statistics.ConfidenceSequence;
import io.tandem.experiments.statistics.Contrast;
import io.tandem.experiments.statistics.Effect;
import io.tandem.experiments.statistics.Looks;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.SampleRatio;
import io.tandem.experiments.statistics.Summary;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sample ratios of people as flags deal them out, and metrics of which nothing varies. */
class ExposuresTest {

  private static final Map<String, Double> ONE_OFF = Map.of("a", 50.0, "b", 50.0, "c", 0.0);

  @Test
  void variantThatNobodyIsGivenHidesNoWrongSampleRatio() {
    ExperimentFindings found = judge(ONE_OFF, 5_000, 4_500, 0);
    SampleRatioResult ratio = found.exposure().sampleRatio();
    SampleRatio two = SampleRatio.of(new long[] {5_000, 4_500}, new double[] {1, 1});
    assertThat(ratio.verdict()).isEqualTo(SampleRatioVerdict.MISMATCH);
    assertThat(ratio.degrees()).isEqualTo(1);
    assertThat(ratio.sequentialP()).isEqualTo(two.sequentialP()).isLessThan(1e-4);
    assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.BLOCKED);
    assertThat(judge(ONE_OFF, 5_000, 4_950, 0).exposure().sampleRatio().verdict())
        .isEqualTo(SampleRatioVerdict.OK);
    assertThat(judge(ONE_OFF, 4, 4, 0).exposure().sampleRatio().verdict())
        .isEqualTo(SampleRatioVerdict.TOO_FEW);
  }

  @Test
  void whoMetWhatNobodyIsGivenIsAnAlarmAndFromOnePercentOnNothingIsJudged() {
    ExperimentFindings some = judge(ONE_OFF, 5_000, 4_990, 12);
    assertThat(some.exposure().sampleRatio().verdict()).isEqualTo(SampleRatioVerdict.SUSPICIOUS);
    assertThat(some.verdict().basis().toString())
        .contains("12 people met a variant that nobody is given");
    ExperimentFindings many = judge(ONE_OFF, 5_000, 4_990, 120);
    assertThat(many.exposure().sampleRatio().verdict()).isEqualTo(SampleRatioVerdict.MISMATCH);
    assertThat(many.verdict().outcome()).isEqualTo(VerdictOutcome.BLOCKED);
  }

  @Test
  void whereConditionsDecideThereIsNoSampleRatioToCheckAndThatIsSaid() {
    ExperimentFindings found = judge(Map.of(), 7_000, 2_000, 1_000);
    assertThat(found.exposure().sampleRatio().verdict()).isEqualTo(SampleRatioVerdict.UNKNOWN);
    assertThat(found.exposure().arms()).allMatch(arm -> arm.expected() == null);
    assertThat(found.verdict().outcome()).isNotEqualTo(VerdictOutcome.BLOCKED);
    assertThat(found.verdict().basis().toString()).contains("cannot be checked", "无法检查分流比例");
  }

  @Test
  void onlyFlagsGiveAVariantToNobody() {
    definition(null).checkGiven();
    ExperimentDefinition dealt = definition(null).dealing(ONE_OFF);
    assertThat(dealt.allocations()).containsExactly(50, 50, 0);
    Assertions.assertThatThrownBy(dealt::checkGiven).isInstanceOf(TandemException.class);
  }

  @Test
  void whatDoesNotVaryIsNotCalledTooFewPeople() {
    ExperimentFindings found =
        judge(definition(null), new long[] {15_000, 15_000, 15_000}, share(15_000, 0));
    assertThat(found.metrics().getFirst().comparisons())
        .allMatch(one -> one.reading() == MetricReading.CONSTANT);
    assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.UNCLEAR);
    assertThat(found.verdict().text().en()).startsWith("Nothing to judge by: kept is the same");
    assertThat(found.verdict().text().zh()).startsWith("无法比较：「kept」");
    ExperimentFindings few = judge(definition(null), new long[] {50, 50, 50}, share(50, 0));
    assertThat(few.verdict().outcome()).isEqualTo(VerdictOutcome.TOO_FEW);
  }

  /** What this many people could find goes by the same correction as the verdict. */
  @Test
  void smallestEffectThatIsFoundIsThatOfCorrectedTests() {
    ExperimentFindings found = judge(Map.of("a", 1.0, "b", 1.0, "c", 1.0), 5_000, 5_000, 5_000);
    Effect effect = Contrast.DIFFERENCE.absolute(List.of(share(5_000, 1_000), share(5_000, 1_000)));
    Looks half = new Looks(0.025, 0.8, new ConfidenceSequence(5_000));
    assertThat(found.metrics().getFirst().comparisons().getFirst().detectableDifference())
        .isCloseTo(half.needed(10_000) * effect.standardError(), Assertions.within(1e-12));
  }

  @Test
  void whereNobodyHasAValueThereIsNoCap() {
    ExperimentDefinition definition = definition(0.99);
    PeopleTable table = new PeopleTable(definition.columns());
    for (int i = 0; i < 600; i++) {
      table.add(i % 3, new double[] {Double.NaN});
    }
    MetricNumbers numbers = new PeopleNumbers(definition, table).all().getFirst();
    assertThat(numbers.capping()).isNull();
    assertThat(numbers.missing()).containsExactly(200, 200, 200);
  }

  private static ExperimentFindings judge(Map<String, Double> dealt, long... people) {
    Pairs[] groups = Arrays.stream(people).mapToObj(n -> share(n, 0.2 * n)).toArray(Pairs[]::new);
    return judge(definition(null).dealing(dealt), people, groups);
  }

  private static ExperimentFindings judge(
      ExperimentDefinition definition, long[] people, Pairs... groups) {
    List<Pairs> all =
        groups.length == 1 ? List.of(groups[0], groups[0], groups[0]) : List.of(groups);
    MetricNumbers numbers =
        new MetricNumbers(
            definition.metrics().getFirst(), all, false, new long[3], null, List.of());
    return new Analyst(definition)
        .judge(
            new Observed(ResultSource.EVENTS, true, people, 0, 0, 0, List.of(), List.of(numbers)));
  }

  private static Pairs share(long n, double hits) {
    return Pairs.of(Summary.ofProportion(n, hits));
  }

  private static ExperimentDefinition definition(@Nullable Double capQuantile) {
    return new ExperimentDefinition(
        names("three"),
        "One of them is better.",
        List.of(new ExperimentFactor("new", names("new"), Team.PRODUCT, null)),
        List.of(
            new ExperimentVariant("a", names("a"), 1, List.of()),
            new ExperimentVariant("b", names("b"), 1, List.of("new")),
            new ExperimentVariant("c", names("c"), 1, List.of("new"))),
        List.of(kept(capQuantile)),
        null,
        ExperimentJudging.USUAL,
        null,
        ExperimentDefinition.EVERYBODY);
  }

  private static ExperimentMetric kept(@Nullable Double capQuantile) {
    return new ExperimentMetric(
        "kept",
        names("kept"),
        MetricRole.GOAL,
        capQuantile == null ? MetricKind.PROPORTION : MetricKind.MEAN,
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
