package io.tandem.policies.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.NoDataRule;
import io.tandem.policies.PolicyTemporal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables of cases. Buckets: B breach, N neutral, C clear, W clear within the early-warning band, a
 * dot says nothing. Expected after each: o ok, p pending, F firing, r recovering; ! a firing span
 * begins, * it ends, w the early warning begins.
 */
class MachineTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @ParameterizedTest(name = "{0} of {1}: {2} → {3}")
  @CsvSource({
    // one bucket decides
    "1, 1, C B B C B, o !F F *o !F",
    // three in a row; one bucket in between starts anew
    "3, 3, B B B, p p !F",
    "3, 3, B C B B C B B B, p o p p o p p !F",
    "3, 3, B N B B B, p o p p !F",
    // two of three
    "2, 3, B C B, p p !F",
    "2, 3, B C C B C B, p p o p p !F",
    "2, 3, C C B B, o o p !F",
    // three of five
    "3, 5, B C B C B, p p p p !F",
    "3, 5, B C C C B B B, p p p o p p !F",
    // what says nothing neither helps nor resets
    "3, 3, B . B . . B, p p p p p !F",
    "2, 3, B . . . B, p p p p !F",
    "1, 1, . . B . ., o o !F F F"
  })
  void countsBucketsToFire(int k, int n, String buckets, String expected) {
    assertThat(run(temporal(k, n, 1, 1), 0, buckets)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "clear {0} of {1}: {2} → {3}")
  @CsvSource({
    "1, 1, B C, !F *o",
    "1, 1, B N C, !F F *o",
    // three in a row below the clearing bound
    "3, 3, B C C C, !F r r *o",
    // a breach in between starts anew, in the same span
    "3, 3, B C C B C C C, !F r r F r r *o",
    // between the bounds: not clear, so a run breaks; no breach, so no new span
    "3, 3, B C C N C C C, !F r r F r r *o",
    // two of three
    "2, 3, B C N C, !F r r *o",
    "2, 3, B C N N C C, !F r r F r *o",
    "2, 3, B C B C N C, !F r F r r *o",
    // what says nothing keeps it firing
    "3, 3, B C . C . C, !F r r r r *o",
    "1, 1, B . . ., !F F F F",
    // a span may begin again at once, and counts from nothing
    "1, 1, B C B, !F *o !F"
  })
  void countsBucketsToRecover(int clearK, int clearN, String buckets, String expected) {
    assertThat(run(temporal(1, 1, clearK, clearN), 0, buckets)).isEqualTo(expected);
  }

  @Test
  void afterRecoveryBreachesCountFromNothing() {
    assertThat(run(temporal(3, 3, 1, 1), 0, "B B B B C B B B")).isEqualTo("p p !F F *o p p !F");
    assertThat(run(temporal(2, 3, 1, 1), 0, "B B C B C")).isEqualTo("p !F *o p p");
  }

  @ParameterizedTest(name = "cool-down {0}: {1} → {2}")
  @CsvSource({
    "0, B C B C B, !F *o !F *o !F",
    // fired on day 0: again from day 3 on
    "3, B C B B, !F *o p !F",
    "3, B C B C B, !F *o p o !F",
    "7, B C B B B B B B B, !F *o p p p p p !F F",
    // the days count, whatever the buckets say
    "4, B C . . B, !F *o o o !F"
  })
  void firesAgainOnlyAfterTheCoolDown(int days, String buckets, String expected) {
    assertThat(run(temporal(1, 1, 1, 1), days, buckets)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    // once for each stay in the band
    "C W W W C W, o wo o o o wo",
    "W B C W, wo p o wo",
    // an interruption by a breach is no new stay
    "W B W C W, wo p o o wo",
    "W . W, wo o o",
    // no warning about what already fires
    "B B W, p !F *o"
  })
  void warnsOnceForEachStayInTheBand(String buckets, String expected) {
    assertThat(run(temporal(2, 2, 1, 1), 0, buckets)).isEqualTo(expected);
  }

  @Test
  void aSpanNumbersItselfAndRemindsOfFurtherBreaches() {
    Machine machine = new Machine(temporal(1, 1, 2, 2), 0);
    Memory memory = Memory.NONE;
    List<Boolean> reminded = new ArrayList<>();
    List<Long> episodes = new ArrayList<>();
    for (String bucket : "B B C B C C B".split(" ")) {
      Step step = machine.step(memory, seen(bucket, reminded.size(), false));
      memory = step.memory();
      reminded.add(step.reminded());
      episodes.add(memory.episode());
    }
    assertThat(reminded).containsExactly(false, true, false, true, false, false, false);
    assertThat(episodes).containsExactly(1L, 1L, 1L, 1L, 1L, null, 2L);
  }

  @Test
  void aBreachSeenBeforeItsBucketClosedCountsOnceAndInItsPlace() {
    Machine machine = new Machine(temporal(2, 2, 1, 1), 0);
    Memory early = machine.step(Memory.NONE, seen("B", 1, true)).memory();
    assertThat(early.judgedEarly(DAY.plusDays(1))).isTrue();
    Step before = machine.step(early, seen("B", 0, false));
    assertThat(before.fired()).isTrue();
    Step calm = machine.step(early, seen("C", 0, false));
    assertThat(calm.fired()).isFalse();
    assertThat(calm.breaches()).isEqualTo(1);
    Memory passed = calm.memory().passed(DAY.plusDays(1));
    assertThat(passed.judgedEarly(DAY.plusDays(1))).isFalse();
    assertThat(machine.step(passed, seen("B", 2, false)).fired()).isTrue();
  }

  @Test
  void anOlderCalmBucketDoesNotEndWhatAnEarlyBreachBegan() {
    Machine machine = new Machine(temporal(1, 1, 1, 1), 0);
    Memory early = machine.step(Memory.NONE, seen("B", 1, true)).memory();
    Step older = machine.step(early, seen("C", 0, false));
    assertThat(older.cleared()).isFalse();
    assertThat(older.memory().episode()).isEqualTo(1);
    Memory passed = older.memory().passed(DAY.plusDays(1));
    assertThat(machine.step(passed, seen("C", 2, false)).cleared()).isTrue();
  }

  private static String run(PolicyTemporal temporal, int cooldown, String buckets) {
    Machine machine = new Machine(temporal, cooldown);
    Memory memory = Memory.NONE;
    List<String> states = new ArrayList<>();
    int day = 0;
    for (String bucket : buckets.split(" ")) {
      Step step = machine.step(memory, seen(bucket, day++, false));
      memory = step.memory();
      String change = step.fired() ? "!" : step.cleared() ? "*" : step.warned() ? "w" : "";
      states.add(change + letter(memory));
    }
    return String.join(" ", states);
  }

  private static String letter(Memory memory) {
    return switch (memory.state()) {
      case OK -> "o";
      case PENDING -> "p";
      case FIRING -> "F";
      case RECOVERING -> "r";
    };
  }

  private static Observation seen(String bucket, int day, boolean early) {
    Mark mark =
        switch (bucket) {
          case "B" -> Mark.BREACH;
          case "N" -> Mark.NEUTRAL;
          case "C", "W" -> Mark.CLEAR;
          default -> Mark.NONE;
        };
    return new Observation(DAY.plusDays(day), mark, bucket.equals("W"), early);
  }

  private static PolicyTemporal temporal(int k, int n, int clearK, int clearN) {
    return new PolicyTemporal(k, n, clearK, clearN, false, NoDataRule.KEEP, 0);
  }
}
