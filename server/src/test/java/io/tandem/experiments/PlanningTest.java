package io.tandem.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.shared.TandemException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class PlanningTest {

  @Test
  void shareOfATenthLiftedByATenthTakesWhatTextbooksSay() {
    PlanAnswer answer = plan(judging(JudgingMethod.FIXED), 1_000.0, 1.0, 1.0);
    // (1.96 + 0.8416)² (p₁q₁ + p₂q₂) / (p₂ − p₁)² each
    double each = 7.8489 * (0.1 * 0.9 + 0.11 * 0.89) / 0.0001;
    assertThat(answer.people()).isCloseTo((long) (2 * each), within(20L));
    assertThat(answer.perVariant()).hasSize(2).allMatch(own -> Math.abs(own - each) < 10);
    assertThat(answer.days()).isEqualTo((long) Math.ceil(answer.people() / 1_000.0));
    assertThat(answer.weeks()).isEqualTo((answer.days() + 6) / 7);
    assertThat(answer.tunedAt()).isNull();
    PlanAnswer.Week last = answer.weekly().get((int) (answer.weeks() - 1));
    assertThat(last.power()).isBetween(0.8, 0.9);
    assertThat(last.detectable()).isBetween(0.085, 0.1);
  }

  @Test
  void lookingWheneverOneLikesCostsPeopleAndIsTunedToThem() {
    PlanAnswer fixed = plan(judging(JudgingMethod.FIXED), null, 1.0, 1.0);
    PlanAnswer sequential = plan(judging(JudgingMethod.SEQUENTIAL), null, 1.0, 1.0);
    assertThat((double) sequential.people() / fixed.people()).isBetween(1.7, 2.1);
    assertThat(sequential.tunedAt()).isCloseTo(sequential.people(), within(100.0));
    assertThat(sequential.days()).isNull();
    assertThat(sequential.weekly()).isEmpty();
  }

  @Test
  void smallestVariantAndTheNumberOfComparisonsDecide() {
    PlanAnswer even = plan(judging(JudgingMethod.FIXED), null, 1.0, 1.0, 1.0);
    PlanAnswer uneven = plan(judging(JudgingMethod.FIXED), null, 1.0, 1.0, 0.2);
    assertThat(even.alpha()).isEqualTo(0.025);
    assertThat(uneven.people()).isGreaterThan((long) (1.8 * even.people()));
    assertThat(uneven.perVariant().getLast())
        .isCloseTo(uneven.perVariant().getFirst() / 5, within(2L));
  }

  /** Verdicts correct goals × variants; a plan for one goal alone would promise too much. */
  @Test
  void eachGoalTimesVariantHasItsPartOfAlpha() {
    PlanAnswer one = plan(judging(JudgingMethod.FIXED), null, 1.0, 1.0, 1.0);
    PlanAnswer three = plan(judging(JudgingMethod.FIXED), null, 3, 1.0, 1.0, 1.0);
    assertThat(three.alpha()).isCloseTo(0.05 / 6, within(1e-12));
    assertThat((double) three.people() / one.people()).isBetween(1.2, 1.3);
    assertThat(plan(judging(JudgingMethod.BAYESIAN), null, 3, 1.0, 1.0).alpha()).isEqualTo(0.05);
  }

  @Test
  void sequencesAreTunedToThePeopleOfTheTwoVariantsCompared() {
    PlanAnswer even = plan(judging(JudgingMethod.SEQUENTIAL), null, 1.0, 1.0, 1.0, 1.0);
    assertThat(even.tunedAt()).isCloseTo(even.people() / 2.0, within(100.0));
    PlanAnswer uneven = plan(judging(JudgingMethod.SEQUENTIAL), null, 1.0, 3.0, 0.5);
    assertThat(uneven.tunedAt()).isCloseTo(uneven.people() / 3.0, within(100.0));
  }

  @Test
  void whatNoNumberOfPeopleFindsIsSaid() {
    PlanAnswer answer =
        new Planning(new PlanQuestion(1.0, 1e5, 1e-6, null, 10.0, null, null, null, null)).answer();
    assertThat(answer.people()).isNull();
    assertThat(answer.perVariant()).isEmpty();
    assertThat(answer.weekly()).hasSize(12);
  }

  @Test
  void partOfThePeopleTakesSoManyTimesLonger() {
    ExperimentJudging judging = judging(JudgingMethod.SEQUENTIAL);
    PlanAnswer all = plan(judging, 1_000.0, 1.0, 1.0);
    PlanQuestion asked =
        new PlanQuestion(0.1, null, 0.1, List.of(1.0, 1.0), 1_000.0, judging, null, null, 0.25);
    PlanAnswer part = new Planning(asked).answer();
    assertThat(part.people()).isEqualTo(all.people());
    assertThat(part.days()).isCloseTo(4 * all.days(), within(4L));
    assertThat(part.weekly().get(3).people()).isEqualTo(all.weekly().getFirst().people());
    for (double none : List.of(0.0, 0.00009, 1.1)) {
      Assertions.assertThatThrownBy(
              () -> new PlanQuestion(0.1, null, 0.1, null, null, null, null, null, none))
          .isInstanceOf(TandemException.class);
    }
  }

  @Test
  void shareCannotLeaveItsRange() {
    Assertions.assertThatThrownBy(
            () -> new PlanQuestion(0.9, null, 0.2, null, null, null, null, null, null))
        .isInstanceOf(TandemException.class);
  }

  private static PlanAnswer plan(ExperimentJudging judging, Double daily, Double... allocations) {
    return plan(judging, daily, null, allocations);
  }

  private static PlanAnswer plan(
      ExperimentJudging judging, Double daily, Integer goals, Double... allocations) {
    PlanQuestion question =
        new PlanQuestion(0.1, null, 0.1, List.of(allocations), daily, judging, null, goals, null);
    return new Planning(question).answer();
  }

  private static ExperimentJudging judging(JudgingMethod method) {
    return new ExperimentJudging(method, Correction.HOLM, 0.05, 0.8, 0.001, 5_000.0);
  }
}
