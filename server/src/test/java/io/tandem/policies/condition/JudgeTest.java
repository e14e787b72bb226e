package io.tandem.policies.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.Match;
import io.tandem.policies.NoDataRule;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.Verdict;
import io.tandem.policies.machine.Mark;
import io.tandem.shared.Interval;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

  private static final PolicyPredicate A = Values.bound("a", "> 0.4 0.3 0.35", 100);
  private static final PolicyPredicate B = Values.bound("b", "> 1000", 0);

  @ParameterizedTest(name = "{0}: {1} and {2} → {3}, {4}")
  @CsvSource({
    "ALL, 50/100, 1001, BREACH, BREACH",
    "ALL, 50/100, 1000, CLEAR, CLEAR",
    "ALL, 40/100, 1001, WARN, NEUTRAL",
    "ALL, 31/100, 1001, KEEP, NEUTRAL",
    "ALL, 29/100, 1001, CLEAR, CLEAR",
    "ANY, 50/100, 1000, BREACH, BREACH",
    "ANY, 20/100, 1001, BREACH, BREACH",
    "ANY, 20/100, 1000, CLEAR, CLEAR",
    "ANY, 31/100, 1000, KEEP, NEUTRAL",
    "ANY, 36/100, 1000, WARN, NEUTRAL",
    // one that lacks something decides only where the other does not
    "ALL, 50/99, 1000, CLEAR, CLEAR",
    "ALL, 50/99, 1001, TOO_FEW, NONE",
    "ALL, -, 1001, NO_DATA, NONE",
    "ALL, -, 1000, CLEAR, CLEAR",
    "ANY, 50/99, 1001, BREACH, BREACH",
    "ANY, 50/99, 1000, TOO_FEW, NONE",
    "ANY, -, 1000, NO_DATA, NONE",
    "ANY, 50/99, -, NO_DATA, NONE"
  })
  void predicatesCombine(Match match, String a, String b, Verdict verdict, Mark mark) {
    Judge judge = Judge.of(Values.condition(match, A, B), NoDataRule.KEEP);
    Judgement judgement = judge.judge(readings(a, b), Circumstances.FREE);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.mark()).isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource({"KEEP, NONE", "BREACH, BREACH", "OK, CLEAR"})
  void noDataCountsAsThePolicySays(NoDataRule rule, Mark mark) {
    Judge judge = Judge.of(Values.condition(Match.ALL, A), rule);
    Judgement judgement =
        judge.judge(List.of(Reading.of(A, Values.signal("-"), null)), Circumstances.FREE);
    assertThat(judgement.verdict()).isEqualTo(Verdict.NO_DATA);
    assertThat(judgement.mark()).isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void closedGatesAndTheLaunchKeepItFromFiring(boolean launched, boolean gates) {
    Judge judge = Judge.of(Values.condition(Match.ALL, A), NoDataRule.BREACH);
    Circumstances closed = new Circumstances(launched, gates);
    List<Reading> breach = List.of(Reading.of(A, Values.signal("50/100"), null));
    assertThat(judge.judge(breach, closed).verdict()).isEqualTo(Verdict.WAITING);
    assertThat(judge.judge(breach, closed).mark()).isEqualTo(Mark.CLEAR);
    List<Reading> none = List.of(Reading.of(A, Values.signal("-"), null));
    assertThat(judge.judge(none, closed).mark()).isEqualTo(Mark.CLEAR);
  }

  @ParameterizedTest(name = "within {0}, since {1}, day {2}: {3}")
  @CsvSource({
    "30, , 0, true",
    "30, , 30, true",
    "30, , 31, false",
    ", 7, 6, false",
    ", 7, 7, true",
    "30, 7, 20, true",
    "30, 7, 31, false",
    ", 0, -1, false",
    ", , 500, true"
  })
  void theWindowAfterTheLaunchHasBothItsEnds(
      Integer within, Integer since, int day, boolean expected) {
    LocalDate launch = LocalDate.parse("2026-03-04");
    PolicyCondition condition =
        new PolicyCondition(Interval.DAY, Match.ALL, List.of(A), null, within, since, false, null);
    assertThat(Circumstances.launched(condition, launch, launch.plusDays(day))).isEqualTo(expected);
    assertThat(Circumstances.launched(condition, null, launch))
        .isEqualTo(within == null && since == null);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "50/100, 1001, BREACH",
    "50/100, 900, CLEAR",
    "-, 1001, NO_DATA",
    "50/99, 1001, TOO_FEW"
  })
  void anExpressionDecidesInsteadAndNeedsWhatItNames(String a, String b, Verdict verdict) {
    PolicyCondition condition =
        new PolicyCondition(
            Interval.DAY,
            Match.ALL,
            List.of(A, B),
            "a.value > 0.1 && b.value > 950.0",
            null,
            null,
            false,
            null);
    Judge judge = Judge.of(condition, NoDataRule.KEEP);
    assertThat(judge.judge(readings(a, b), Circumstances.FREE).verdict()).isEqualTo(verdict);
  }

  @Test
  void anExpressionThatCannotBeComputedIsAnErrorAndNoVerdict() {
    PolicyCondition condition =
        new PolicyCondition(
            Interval.DAY,
            Match.ALL,
            List.of(B),
            "b.sample / (b.sample - b.sample) > 1",
            null,
            null,
            false,
            null);
    Judgement judgement =
        Judge.of(condition, NoDataRule.BREACH)
            .judge(List.of(Reading.of(B, Values.signal("5"), null)), Circumstances.FREE);
    assertThat(judgement.error()).isNotNull();
    assertThat(judgement.mark()).isEqualTo(Mark.NONE);
  }

  private static List<Reading> readings(String a, String b) {
    return List.of(Reading.of(A, Values.signal(a), null), Reading.of(B, Values.signal(b), null));
  }
}
