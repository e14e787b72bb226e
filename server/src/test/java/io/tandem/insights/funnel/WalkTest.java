package io.tandem.insights.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the reference systems say of restarts, equal timestamps, exclusions and events that match
 * several steps. Steps are written as letters, {@code !B} spoils what has not come to B, {@code -}
 * is a foreign event; {@code AC@5} matches the first and the third step at the fifth second.
 */
class WalkTest {

  private static final int WINDOW = 10;

  private static int reached(Walk walk, String events) {
    Map<Long, List<Long>> moments = new TreeMap<>();
    for (String event : events.split(" ")) {
      String[] parts = event.split("@");
      moments.computeIfAbsent(Long.valueOf(parts[1]), k -> new ArrayList<>()).add(mask(parts[0]));
    }
    walk.begin();
    moments.forEach((time, masks) -> {
      Hits hits = new Hits(0);
      masks.stream()
          .sorted(Comparator.naturalOrder())
          .forEach(mask -> hits.add(time * 1000, mask, new int[0]));
      walk.moment(hits);
    });
    Attempt attempt = walk.end();
    return attempt == null ? 0 : attempt.step();
  }

  private static long mask(String letters) {
    long mask = 0;
    boolean spoils = false;
    for (char letter : letters.toCharArray()) {
      if (letter == '!') {
        spoils = true;
      } else if (letter != '-') {
        int step = letter - 'A' + 1;
        mask |= spoils ? Hits.exclusion(step) : Hits.step(step);
        spoils = false;
      }
    }
    return mask;
  }

  private static Walk.Rules rules(boolean... skippable) {
    boolean[] steps = skippable.length == 0 ? new boolean[4] : skippable;
    return new Walk.Rules(3, steps, 0, WINDOW * 1000, 0, 100_000);
  }

  private static int sequential(String events) {
    return reached(new OrderedWalk(rules(), false), events);
  }

  private static int strict(String events) {
    return reached(new OrderedWalk(rules(), true), events);
  }

  private static int any(String events) {
    return reached(new AnyOrderWalk(rules()), events);
  }

  private static int windowFunnel(String events) {
    return reached(new WindowFunnelWalk(rules()), events);
  }

  @Test
  void theWindowIsInclusiveFromTheFirstStep() {
    assertThat(sequential("A@0 B@9 C@10")).isEqualTo(3);
    assertThat(sequential("A@0 B@9 C@11")).isEqualTo(2);
    assertThat(windowFunnel("A@0 B@9 C@10")).isEqualTo(3);
    assertThat(windowFunnel("A@0 B@9 C@11")).isEqualTo(2);
  }

  @Test
  void aNewerFirstStepStartsANewerAttemptAndDeeperOnesGoOn() {
    assertThat(sequential("A@0 A@8 B@12 C@18")).isEqualTo(3);
    assertThat(sequential("A@0 B@1 A@8 C@10")).isEqualTo(3);
    assertThat(sequential("A@0 B@1 A@8 C@12")).isEqualTo(2);
    assertThat(windowFunnel("A@0 B@1 A@8 C@10")).isEqualTo(3);
  }

  @Test
  void oneEventAdvancesOneStepButAllOfThemForWindowFunnel() {
    assertThat(sequential("ABC@1")).isEqualTo(1);
    assertThat(sequential("ABC@1 ABC@2")).isEqualTo(2);
    assertThat(sequential("ABC@1 ABC@1 ABC@1")).isEqualTo(3);
    assertThat(any("ABC@1")).isEqualTo(1);
    assertThat(windowFunnel("ABC@1")).isEqualTo(3);
  }

  @Test
  void equalTimestampsCountAsInOrder() {
    assertThat(sequential("C@1 B@1 A@1")).isEqualTo(3);
    assertThat(windowFunnel("C@1 B@1 A@1")).isEqualTo(3);
    assertThat(strict("C@1 B@1 A@1")).isEqualTo(3);
    assertThat(sequential("A@1 AB@1")).as("each event once").isEqualTo(2);
  }

  @Test
  void anExclusionSpoilsTheAttemptAndACleanOneMakesUpForIt() {
    assertThat(sequential("A@0 !B@1 B@2")).as("in no step at all").isZero();
    assertThat(sequential("A@0 !B@1 A@2")).as("clean, as far").isEqualTo(1);
    assertThat(sequential("A@0 !B@1 B@2 A@3 B@4")).isEqualTo(2);
    assertThat(sequential("A@0 !B@1 B@2 A@3")).as("clean, not as far").isZero();
    assertThat(sequential("!B@0 A@1 B@2")).as("before the first step").isEqualTo(2);
    assertThat(sequential("A@0 B@1 !B@2 C@3")).as("behind its place").isEqualTo(3);
    assertThat(sequential("A@0 !B@11")).as("after the window").isEqualTo(1);
    assertThat(sequential("A@1 !B@1 B@2")).as("with another event at one moment").isEqualTo(2);
  }

  @Test
  void strictEndsAtForeignEvents() {
    assertThat(strict("A@0 B@1 C@2")).isEqualTo(3);
    assertThat(strict("A@0 -@1 B@2")).isEqualTo(1);
    assertThat(strict("A@0 B@1 A@2 C@3")).isEqualTo(2);
    assertThat(sequential("A@0 -@1 B@2")).isEqualTo(2);
  }

  @Test
  void optionalStepsMayBeLeftOut() {
    Walk walk = new OrderedWalk(rules(false, false, true, false), false);
    assertThat(reached(walk, "A@0 C@1")).isEqualTo(3);
    Attempt attempt = walk.end();
    assertThat(attempt).isNotNull();
    assertThat(attempt.time(2)).isEqualTo(Attempt.NEVER);
    assertThat(reached(walk, "A@0 B@1 C@2")).isEqualTo(3);
    assertThat(reached(walk, "A@0 B@1")).isEqualTo(2);
  }

  @Test
  void anyOrderMatchesDifferentEventsWithDifferentSteps() {
    assertThat(any("C@0 A@1 B@2")).isEqualTo(3);
    assertThat(any("AB@0 A@1")).as("the first event makes B").isEqualTo(2);
    assertThat(any("AB@0 AB@1 A@2")).isEqualTo(2);
    assertThat(any("A@0 B@11 C@12")).as("the best window counts").isEqualTo(2);
    assertThat(any("A@0 !B@1 B@2")).isZero();
  }
}
