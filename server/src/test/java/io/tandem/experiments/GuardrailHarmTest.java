package io.tandem.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.analysis.Analyst;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.PeopleNumbers;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.definition.Direction;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentTradeOff;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.Team;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.Names;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a guardrail stops an experiment; of a hundred people 20 complain in the control. */
class GuardrailHarmTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
  private static final int EACH = 2_000;

  @Test
  void surelyHarmedGuardrailStopsAndSaysWhy() {
    Optional<GuardrailHarm> harm = harm(30, EACH, null, null);
    assertThat(harm).isPresent();
    assertThat(harm.get().variant().key()).isEqualTo("new");
    assertThat(harm.get().words().en()).contains("complaints", "+10.0pp [");
    assertThat(harm.get().words().zh()).contains("护栏指标「complaints」");
  }

  @Test
  void whatGetsBetterOrMayBeLuckDoesNot() {
    assertThat(harm(10, EACH, null, null)).isEmpty();
    assertThat(harm(22, EACH, null, null)).isEmpty();
  }

  @Test
  void harmBelowTheSmallestThatHurtsIsBorne() {
    assertThat(harm(30, EACH, 0.2, null)).isPresent();
    assertThat(harm(30, EACH, 0.5, null)).isEmpty();
  }

  /** 1 of a hundred complain: a fifth more is 0.2 points. */
  @Test
  void rareHarmIsFoundToBeBeyondItsLimitAlsoWhereTheControlIsHardlyKnown() {
    assertThat(rare(1, 3, metric(0.2, null))).isPresent();
    assertThat(rare(0, 3, metric(0.2, null)))
        .as("nobody complained before, so no share of that is known")
        .isPresent();
    assertThat(rare(1, 3, metric(2.5, null))).isEmpty();
  }

  @Test
  void limitInPointsIsJudgedInPoints() {
    Optional<GuardrailHarm> harm = rare(1, 3, metric(null, 0.004));
    assertThat(harm).isPresent();
    assertThat(harm.get().words().en()).contains("+2.0pp [", "borne +0.4pp");
    assertThat(harm.get().words().zh()).contains("可承受 +0.4 个百分点");
    assertThat(rare(1, 3, metric(null, 0.02))).isEmpty();
  }

  private static Optional<GuardrailHarm> rare(
      int complained, int complain, ExperimentMetric guardrail) {
    ExperimentDefinition definition = definition(guardrail, null);
    PeopleTable table = new PeopleTable(definition.columns());
    for (int i = 0; i < 2 * EACH; i++) {
      int harmed = i % 2 == 0 ? complained : complain;
      table.add(i % 2, new double[] {i % 3 == 0 ? 1 : 0, i / 2 % 100 < harmed ? 1 : 0});
    }
    return GuardrailHarm.of(definition, found(definition, table), TODAY);
  }

  @Test
  void guardrailThatWasGivenUpStopsOnlyAfterItsDayOfReview() {
    assertThat(harm(30, EACH, null, TODAY)).isEmpty();
    assertThat(harm(30, EACH, null, TODAY.minusDays(1))).isPresent();
  }

  @Test
  void nothingStopsWhileTheSampleRatioIsWrong() {
    assertThat(harm(30, EACH / 2, null, null)).isEmpty();
  }

  private static Optional<GuardrailHarm> harm(
      int complain, int treated, @Nullable Double hurts, @Nullable LocalDate review) {
    ExperimentDefinition definition = definition(metric(hurts, null), review);
    PeopleTable table = new PeopleTable(definition.columns());
    for (int i = 0; i < EACH; i++) {
      table.add(0, new double[] {i % 2, i % 100 < 20 ? 1 : 0});
    }
    for (int i = 0; i < treated; i++) {
      table.add(1, new double[] {i % 2, i % 100 < complain ? 1 : 0});
    }
    return GuardrailHarm.of(definition, found(definition, table), TODAY);
  }

  private static ExperimentFindings found(ExperimentDefinition definition, PeopleTable table) {
    return new Analyst(definition)
        .judge(
            new Observed(
                ResultSource.EVENTS,
                true,
                table.people(2),
                0,
                0,
                0,
                List.of(),
                new PeopleNumbers(definition, table).all()));
  }

  private static ExperimentDefinition definition(
      ExperimentMetric guardrail, @Nullable LocalDate review) {
    ExperimentTradeOff tradeOff =
        review == null ? null : new ExperimentTradeOff("complaints", "they come back", review);
    return new ExperimentDefinition(
        names("Gate"),
        "A later gate keeps players longer.",
        List.of(new ExperimentFactor("gate", names("gate"), Team.PRODUCT, "gate")),
        List.of(
            new ExperimentVariant("old", names("old"), 1, null),
            new ExperimentVariant("new", names("new"), 1, List.of("gate"))),
        List.of(metric("kept", MetricRole.GOAL, Direction.UP, List.of()), guardrail),
        tradeOff,
        ExperimentJudging.USUAL,
        null,
        ExperimentDefinition.EVERYBODY);
  }

  private static ExperimentMetric metric(@Nullable Double hurts, @Nullable Double units) {
    return metric("complaints", MetricRole.GUARDRAIL, Direction.DOWN, Arrays.asList(hurts, units));
  }

  /** With limits as a share of the control and in its unit. */
  private static ExperimentMetric metric(
      String key, MetricRole role, Direction direction, List<@Nullable Double> limits) {
    return new ExperimentMetric(
        key,
        names(key),
        role,
        MetricKind.PROPORTION,
        direction,
        null,
        null,
        null,
        null,
        null,
        null,
        limits.isEmpty() ? null : limits.getFirst(),
        limits.isEmpty() ? null : limits.getLast(),
        null,
        null);
  }

  private static Names names(String name) {
    return new Names(name, name);
  }
}
