package io.tandem.policies.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.NoDataRule;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyTemporal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Step values of alerting rules as Prometheus documents their semantics, replayed. One evaluation a
 * minute there is one bucket here; a value above 0 breaks the bound, {@code _} is a missing sample.
 * Prometheus' inactive, pending and firing are OK, PENDING and FIRING or RECOVERING: an alert kept
 * by {@code keep_firing_for} is firing there and recovering here.
 *
 * <p>{@code for: n minutes} is met at the evaluation n minutes after the first breach, hence by n +
 * 1 breaches in a row: k = n = for + 1. {@code keep_firing_for: m} ends at the evaluation m minutes
 * after the first quiet one, hence m + 1 quiet ones: clearK = clearN = m + 1. Where the semantics
 * differ on purpose, docs/decisions/0011 lists it and a test here says which way.
 */
class AlertingReplayTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @ParameterizedTest(name = "for {0}, keep firing for {1}: {2}")
  @CsvSource({
    // no for: fires at the first breach, ends at the first quiet evaluation
    "0, 0, 0 1 1 0 1, i f f i f",
    // for 5: pending for five evaluations, firing at the sixth
    "5, 0, 1 1 1 1 1 1 1, p p p p p f f",
    // one evaluation short of it never fires
    "5, 0, 1 1 1 1 1 0 1, p p p p p i p",
    // pending ends at once when the breach ends, and begins anew
    "2, 0, 1 1 0 1 1 1, p p i p p f",
    // keep firing for 5: five more evaluations, ended at the sixth
    "0, 5, 1 0 0 0 0 0 0 0, f f f f f f i i",
    // a breach while it is kept firing starts the keeping anew
    "0, 2, 1 0 0 1 0 0 0, f f f f f f i",
    // keeping applies to firing only: pending ends at once
    "2, 3, 1 1 0 0, p p i i",
    // both together
    "1, 1, 1 1 0 0 1 1 0 1 0 0, p f f i p f f f f i",
    // after it ended, for counts from the beginning
    "2, 0, 1 1 1 0 1 1 1, p p f i p p f"
  })
  void endsWhereTheSemanticsCoincide(int wait, int keep, String values, String expected) {
    assertThat(replay(wait, keep, NoDataRule.OK, values)).isEqualTo(expected);
  }

  /**
   * The series, rules and outcomes of Prometheus' own tests: TestAlertingRule and
   * TestForStateRestore (rules/manager_test.go, a step is 5 minutes), TestKeepFiringFor and
   * TestPendingAndKeepFiringFor (rules/alerting_test.go, a step is a minute).
   */
  @ParameterizedTest(name = "{0}, for {1}, keep firing for {2}: {3}")
  @CsvSource({
    // TestAlertingRule: for 1m is over at the next step
    "< 100, 1, 0, 75 85 95 105 105 95 85, p f f i i p f",
    "< 100, 1, 0, 80 90 100 110 120 130 140, p f i i i i i",
    // TestKeepFiringFor
    "> 50, 1, 1, 75 85 70 70 10 10 10, p f f f f i i",
    // TestPendingAndKeepFiringFor: what is pending is not kept
    "> 50, 1, 1, 75 10 10 10, p i i i",
    // TestForStateRestore without its outage: for 25m
    "< 100, 5, 0, 75 85 50 0 0 25 0 0 40 0 120, p p p p p f f f f f i",
    "< 100, 5, 0, 125 90 60 0 0 25 0 0 40 0 130, i p p p p p f f f f i"
  })
  void publishedSeriesEndAsPublished(
      String broken, int wait, int keep, String values, String expected) {
    String[] bound = broken.split(" ");
    String marks = broken(bound[0], Double.parseDouble(bound[1]), values);
    assertThat(replay(wait, keep, NoDataRule.OK, marks)).isEqualTo(expected);
  }

  /**
   * TestForStateRestore with its outages. There, a restored alert loses the time of the outage
   * (restart after 10 minutes: fires at 35m), begins anew beyond the tolerance (restart at 40m: is
   * pending) and waits out a grace period (restart at 25m: fires at 35m). Here what was missed is
   * judged, so the outcome is that of no outage at all.
   */
  @ParameterizedTest(name = "stopped after step {0} until step {1}")
  @CsvSource({"1, 3", "1, 8", "1, 10", "4, 5"})
  void anOutageChangesNothingHereWhateverItDoesThere(int last, int back) {
    String marks = broken("<", 100, "75 85 50 0 0 25 0 0 40 0 120");
    List<String> steps = List.of(marks.split(" "));
    Machine machine = machine(5, 0);
    Memory memory = Memory.NONE;
    for (int step = 0; step <= last; step++) {
      memory = machine.step(memory, seen(step, steps.get(step))).memory();
    }
    Machine restarted = machine(5, 0); // knows nothing but what was stored
    for (int step = last + 1; step <= back; step++) {
      memory = restarted.step(memory, seen(step, steps.get(step))).memory();
    }
    List<String> uninterrupted = List.of(replay(5, 0, NoDataRule.OK, marks).split(" "));
    assertThat(letter(memory)).isEqualTo(uninterrupted.get(back));
  }

  /**
   * Grafana's states by name: normal, pending, alerting, and recovering while "keep firing for"
   * lasts. A breach while recovering is alerting at once, without another pending period.
   */
  @ParameterizedTest(name = "pending period {0}, keep firing for {1}: {2}")
  @CsvSource({
    "0, 0, 0 1 1 0, n a a n",
    "2, 0, 1 1 1 0, p p a n",
    "2, 0, 1 1 0 1, p p n p",
    "0, 2, 1 0 0 0, a r r n",
    "0, 2, 1 0 1 0 0 0, a r a r r n",
    "1, 1, 1 1 0 1 0 0 1 1, p a r a r n p a"
  })
  void recoveringIsGrafanasRecovering(int wait, int keep, String values, String expected) {
    Machine machine = machine(wait, keep);
    Memory memory = Memory.NONE;
    List<String> states = new ArrayList<>();
    for (String value : values.split(" ")) {
      memory = machine.step(memory, seen(states.size(), value)).memory();
      states.add(
          switch (memory.state()) {
            case OK -> "n";
            case PENDING -> "p";
            case FIRING -> "a";
            case RECOVERING -> "r";
          });
    }
    assertThat(String.join(" ", states)).isEqualTo(expected);
  }

  @Test
  void aMissingSampleEndsAnAlertThereAndAsTheTeamChoosesHere() {
    assertThat(replay(1, 0, NoDataRule.OK, "1 1 _ 1 1")).isEqualTo("p f i p f");
    assertThat(replay(1, 0, NoDataRule.KEEP, "1 1 _ 1 1")).isEqualTo("p f f f f");
    assertThat(replay(1, 0, NoDataRule.BREACH, "0 _ _ 0")).isEqualTo("i p f i");
  }

  @Test
  void aBucketNobodyEvaluatedInTimeIsJudgedLaterAndNeverSkipped() {
    // There, evaluations missed during a stop are lost: 1 1 (stop: 1 1 1) 1 with for 4 is pending.
    assertThat(replay(4, 0, NoDataRule.OK, "1 1 1 1 1 1")).isEqualTo("p p p p f f");
  }

  @Test
  void aRestartGoesOnFromWhatIsStored() {
    Machine machine = machine(3, 2);
    Memory memory = Memory.NONE;
    List<PolicyState> states = new ArrayList<>();
    int[] values = {1, 1, 1, 1, 0, 0, 0};
    for (int i = 0; i < values.length; i++) {
      Mark mark = values[i] > 0 ? Mark.BREACH : Mark.CLEAR;
      Step step = machine.step(memory, new Observation(DAY.plusDays(i), mark, false, false));
      Memory stored = step.memory();
      // what the store keeps is all there is: another machine takes it up
      memory =
          new Memory(
              stored.state(),
              List.copyOf(stored.marks()),
              stored.warned(),
              stored.episode(),
              stored.episodes(),
              stored.lastFired());
      machine = machine(3, 2);
      states.add(memory.state());
    }
    assertThat(states)
        .containsExactly(
            PolicyState.PENDING,
            PolicyState.PENDING,
            PolicyState.PENDING,
            PolicyState.FIRING,
            PolicyState.RECOVERING,
            PolicyState.RECOVERING,
            PolicyState.OK);
  }

  private static String replay(int wait, int keep, NoDataRule rule, String values) {
    Machine machine = machine(wait, keep);
    Memory memory = Memory.NONE;
    List<String> states = new ArrayList<>();
    int minute = 0;
    for (String value : values.split(" ")) {
      Observation seen = new Observation(DAY.plusDays(minute++), mark(value, rule), false, false);
      memory = machine.step(memory, seen).memory();
      states.add(letter(memory));
    }
    return String.join(" ", states);
  }

  private static String letter(Memory memory) {
    return switch (memory.state()) {
      case OK -> "i";
      case PENDING -> "p";
      case FIRING, RECOVERING -> "f";
    };
  }

  private static Observation seen(int step, String value) {
    return new Observation(DAY.plusDays(step), mark(value, NoDataRule.OK), false, false);
  }

  /** 1 for each value that breaks a bound, 0 for the others. */
  private static String broken(String op, double bound, String values) {
    return Arrays.stream(values.split(" "))
        .map(Double::valueOf)
        .map(value -> (op.equals("<") ? value < bound : value > bound) ? "1" : "0")
        .collect(Collectors.joining(" "));
  }

  private static Mark mark(String value, NoDataRule rule) {
    if (value.equals("_")) {
      return switch (rule) {
        case KEEP -> Mark.NONE;
        case BREACH -> Mark.BREACH;
        case OK -> Mark.CLEAR;
      };
    }
    return value.equals("0") ? Mark.CLEAR : Mark.BREACH;
  }

  private static Machine machine(int wait, int keep) {
    return new Machine(
        new PolicyTemporal(wait + 1, wait + 1, keep + 1, keep + 1, false, NoDataRule.KEEP, 0), 0);
  }
}
