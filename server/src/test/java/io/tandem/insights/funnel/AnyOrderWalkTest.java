package io.tandem.insights.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Steps in any order find what a look at every event finds, in time that grows with the events. */
class AnyOrderWalkTest {

  private static final int STEPS = 4;

  /** An event, as {@link Hits} has it. */
  private record Event(long time, long mask) {}

  /** How far an attempt came, and when each step was reached. */
  private record Came(List<Long> times, boolean spoilt) {}

  private static Walk.Rules rules(long window, long from, long to) {
    return new Walk.Rules(STEPS, new boolean[STEPS + 1], 0, window, from, to);
  }

  @Test
  void itFindsWhatALookAtEveryEventFinds() {
    Random random = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      List<Event> events = events(random);
      long window = 1 + random.nextInt(40);
      AnyOrderWalk walk = new AnyOrderWalk(rules(window, 0, 1_000));
      tell(walk, events);
      assertThat(came(walk.end()))
          .as("%s in %s", events, window)
          .isEqualTo(plain(events, window, 0, 1_000));
      walk.rewind();
      for (long from = 0; from < 60; from += 20) {
        assertThat(came(walk.between(from, from + 20)))
            .as("from %s %s in %s", from, events, window)
            .isEqualTo(plain(events, window, from, from + 20));
      }
    }
  }

  @Test
  void whoDidTwoStepsHundredsOfThousandsOfTimesIsFollowed() {
    int times = 200_000;
    AnyOrderWalk walk = new AnyOrderWalk(rules(times, 0, Long.MAX_VALUE));
    walk.begin();
    for (int i = 0; i < 2 * times; i++) {
      Hits hits = new Hits(0);
      // so far apart that nobody's window holds both
      hits.add(i < times ? i : 4L * times + i, i < times ? Hits.step(1) : Hits.step(2), new int[0]);
      walk.moment(hits);
    }
    Attempt attempt = walk.end();
    assertThat(attempt).isNotNull();
    assertThat(attempt.step()).isEqualTo(1);
  }

  @Test
  void moreEventsThanMayBeHeldAreRefused() {
    AnyOrderWalk walk = new AnyOrderWalk(rules(1, 0, Long.MAX_VALUE));
    walk.begin();
    Hits hits = new Hits(0);
    for (int i = 0; i < 1_001; i++) {
      hits.add(0, Hits.step(1), new int[0]);
    }
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                walk.moment(hits);
              }
            })
        .isInstanceOf(TandemException.class);
  }

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    long time = 0;
    for (int i = random.nextInt(14); i >= 0; i--) {
      time += 1 + random.nextInt(9);
      long mask = 1 + random.nextInt((1 << STEPS) - 1);
      if (random.nextInt(3) > 0) {
        mask = Hits.step(1 + random.nextInt(STEPS));
      }
      if (random.nextInt(5) == 0) {
        mask = Hits.exclusion(2 + random.nextInt(STEPS - 1)) | (random.nextBoolean() ? mask : 0);
      }
      events.add(new Event(time, mask));
    }
    return events;
  }

  private static void tell(Walk walk, List<Event> events) {
    walk.begin();
    for (Event event : events) {
      Hits hits = new Hits(0);
      hits.add(event.time(), event.mask(), new int[0]);
      walk.moment(hits);
    }
  }

  private static Came came(@org.jspecify.annotations.Nullable Attempt attempt) {
    List<Long> times = new ArrayList<>();
    for (int step = 1; attempt != null && step <= attempt.step(); step++) {
      times.add(attempt.time(step));
    }
    return new Came(times, false);
  }

  /** Every attempt looks at every event. */
  private static Came plain(List<Event> events, long window, long from, long to) {
    Came best = new Came(List.of(), true);
    for (int i = 0; i < events.size(); i++) {
      Event first = events.get(i);
      if (first.time() >= from && first.time() < to && Hits.steps(first.mask()) != 0) {
        Came one = follow(events.subList(i, events.size()), window);
        boolean further =
            one.times().size() > best.times().size()
                || (one.times().size() == best.times().size() && best.spoilt() && !one.spoilt());
        best = further ? one : best;
      }
    }
    return best.spoilt() ? new Came(List.of(), false) : best;
  }

  private static Came follow(List<Event> events, long window) {
    List<Event> taken = new ArrayList<>(List.of(events.getFirst()));
    boolean spoilt = false;
    for (Event event : events.subList(1, events.size())) {
      if (event.time() - events.getFirst().time() > window || taken.size() == STEPS) {
        break;
      }
      spoilt |= (event.mask() & Hits.exclusion(taken.size() + 1)) != 0;
      taken.add(event);
      if (!fit(taken, 0, 0)) {
        taken.removeLast();
      }
    }
    return new Came(taken.stream().map(Event::time).toList(), spoilt);
  }

  /** Whether each of them can make a step of its own: all ways are tried. */
  private static boolean fit(List<Event> events, int index, long used) {
    if (index == events.size()) {
      return true;
    }
    for (int step = 1; step <= STEPS; step++) {
      long bit = Hits.step(step);
      boolean free = (events.get(index).mask() & bit) != 0 && (used & bit) == 0;
      if (free && fit(events, index + 1, used | bit)) {
        return true;
      }
    }
    return false;
  }
}
