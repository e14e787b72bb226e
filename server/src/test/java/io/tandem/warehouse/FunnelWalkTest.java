package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FunnelWalkTest {

  private static final long WINDOW = 10;

  private static int walk(int steps, long... timesAndMasks) {
    long[] times = new long[timesAndMasks.length / 2];
    long[] masks = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = timesAndMasks[2 * i];
      masks[i] = timesAndMasks[2 * i + 1];
    }
    return new FunnelWalk(steps, 1000, WINDOW).furthest(times, masks, times.length);
  }

  @Test
  void theWindowRunsFromTheFirstStepAndIncludesItsEnd() {
    assertThat(walk(3, 0, 1, 5, 2, 10, 4)).isEqualTo(3);
    assertThat(walk(3, 0, 1, 5, 2, 11, 4)).isEqualTo(2);
  }

  @Test
  void aNewFirstStepStartsAnewAndLongerChainsGoOn() {
    assertThat(walk(3, 0, 1, 8, 1, 9, 2, 18, 4)).isEqualTo(3);
    assertThat(walk(3, 0, 1, 2, 2, 8, 1, 10, 4)).isEqualTo(3);
  }

  @Test
  void oneEventTakesOneStep() {
    assertThat(walk(2, 0, 3)).isEqualTo(1);
    assertThat(walk(2, 0, 3, 1, 3)).isEqualTo(2);
    assertThat(walk(3, 0, 7, 0, 7)).isEqualTo(2);
  }

  @Test
  void eventsOfOneMillisecondCountAsInOrderWhicheverComesFirst() {
    assertThat(walk(3, 0, 4, 0, 2, 0, 1)).isEqualTo(3);
    assertThat(walk(2, 0, 3, 0, 1)).isEqualTo(2);
    assertThat(walk(2, 0, 1, 0, 3)).isEqualTo(2);
    assertThat(walk(3, 0, 3, 0, 2)).isEqualTo(2);
  }

  @Test
  void firstStepsBehindTheRangeDoNotCount() {
    assertThat(walk(2, 1000, 1, 1001, 2)).isZero();
    assertThat(walk(2, 999, 1, 1005, 2)).isEqualTo(2);
  }

  /** Without ties: the longest chain of distinct events in order, by trying all of them. */
  @Property
  void itFindsTheLongestChainThereIs(@ForAll long seed) {
    Random random = new Random(seed);
    int steps = 2 + random.nextInt(4);
    List<long[]> events = new ArrayList<>();
    long time = 0;
    for (int i = random.nextInt(9); i >= 0; i--) {
      time += 1 + random.nextInt(5);
      events.add(new long[] {time, random.nextInt(1 << steps)});
    }
    long[] times = events.stream().mapToLong(event -> event[0]).toArray();
    long[] masks = events.stream().mapToLong(event -> event[1]).toArray();
    FunnelWalk walk = new FunnelWalk(steps, 1000, WINDOW);
    assertThat(walk.furthest(times, masks, times.length)).isEqualTo(longest(events, steps));
  }

  private static int longest(List<long[]> events, int steps) {
    int longest = 0;
    for (int i = 0; i < events.size(); i++) {
      if ((events.get(i)[1] & 1) != 0) {
        longest = Math.max(longest, 1 + beyond(events, i, events.get(i)[0], 1, steps));
      }
    }
    return longest;
  }

  /** How many steps can follow step {@code done} that event {@code at} was. */
  private static int beyond(List<long[]> events, int at, long start, int done, int steps) {
    int most = 0;
    for (int i = at + 1; i < events.size() && done < steps; i++) {
      boolean fits = (events.get(i)[1] >> done & 1) != 0;
      if (fits && events.get(i)[0] - start <= WINDOW) {
        most = Math.max(most, 1 + beyond(events, i, start, done + 1, steps));
      }
    }
    return most;
  }
}
