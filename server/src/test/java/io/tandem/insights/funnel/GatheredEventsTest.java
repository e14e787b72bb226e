package io.tandem.insights.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.insights.query.Breakdown;
import io.tandem.warehouse.Rows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatheredEventsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final long START = DAY.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

  /** Rows of numbers; a text column of the same place tells what a fingerprint stands for. */
  private record Table(List<long[]> numbers, List<String> texts) implements Rows {

    @Override
    public int size() {
      return numbers.size();
    }

    @Override
    public long number(int column, int row) {
      return numbers.get(row)[column];
    }

    @Override
    public @Nullable String text(int column, int row) {
      return texts.get(row);
    }
  }

  /** Learns which step each person reached, in the order in which it is told. */
  private static final class Reached implements Follower.Sink {
    private final FunnelPlan plan;
    private final List<Long> people = new ArrayList<>();
    private final Map<Long, String> told = new TreeMap<>();

    Reached(FunnelPlan plan) {
      this.plan = plan;
    }

    @Override
    public void person(long person, @Nullable Attempt attempt, @Nullable BucketWalks buckets) {
      people.add(person);
      told.put(
          person,
          attempt == null ? "nothing" : attempt.step() + " " + new Attribution(plan).of(attempt));
    }
  }

  private static FunnelPlan plan() {
    FunnelQuery query =
        new FunnelQuery(
            FunnelQuery.KIND,
            DAY,
            DAY,
            List.of(step("a"), step("b")),
            "P1D",
            null,
            null,
            null,
            null,
            null,
            List.of(new Breakdown("country", null, null)),
            null,
            null,
            null,
            List.of(),
            null,
            null);
    FunnelPlan plan = FunnelPlan.of(query, ZoneOffset.UTC);
    plan.books()
        .getFirst()
        .add(new Table(List.of(new long[] {7}, new long[] {8}), List.of("CN", "DE")));
    return plan;
  }

  private static FunnelStep step(String event) {
    return new FunnelStep(event, List.of(), null);
  }

  private static long[] row(long person, int second, int step, long country) {
    return new long[] {person, START + second * 1000L, Hits.step(step), country};
  }

  @Test
  void peopleFarApartAreFollowedInOrderWhateverTheOrderOfTheirEvents() {
    List<long[]> rows = new ArrayList<>();
    Map<Long, String> expected = new TreeMap<>();
    for (long person : new long[] {1, 2, 4_095, 4_096, 70_000, 2_147_483_648L, 4_294_967_295L}) {
      rows.add(row(person, 5, 1, 7));
      rows.add(row(person, 9, 2, 8));
      rows.add(row(person, 3, 2, 8));
      expected.put(person, "2 [CN]");
    }
    rows.add(row(3, 9, 1, 8));
    expected.put(3L, "1 [DE]");
    rows.add(row(4_097, 9, 2, 8));
    expected.put(4_097L, "nothing");
    Collections.shuffle(rows, new Random(4));
    FunnelPlan plan = plan();
    GatheredEvents events = new GatheredEvents(plan, 100);
    events.take(new Table(rows.subList(0, 10), List.of()));
    events.take(new Table(rows.subList(10, rows.size()), List.of()));
    Map<Long, String> told = new TreeMap<>();
    for (Reached reached : events.follow(() -> new Reached(plan))) {
      assertThat(reached.people).isSorted();
      told.putAll(reached.told);
    }
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void moreEventsThanTheLimitAreRefused() {
    GatheredEvents events = new GatheredEvents(plan(), 2);
    events.take(new Table(List.of(row(1, 1, 1, 7)), List.of()));
    Table two = new Table(List.of(row(1, 1, 1, 7), row(1, 2, 2, 7)), List.of());
    assertThatThrownBy(() -> events.take(two))
        .isInstanceOf(GatheredEvents.TooManyEventsException.class);
  }

  @Test
  void nobodyIsFollowedToTheEndOnceNobodyWaits() {
    FunnelPlan plan = plan();
    int parts = 1_000;
    GatheredEvents events = new GatheredEvents(plan, parts);
    List<long[]> rows = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      rows.add(row((long) part * GatheredPart.PEOPLE, 1, 1, 7));
    }
    events.take(new Table(rows, List.of()));
    Thread asking = Thread.currentThread();
    AtomicInteger followed = new AtomicInteger();
    Follower.Sink leaving =
        (person, attempt, buckets) -> {
          followed.incrementAndGet();
          asking.interrupt();
        };
    try {
      assertThatThrownBy(() -> events.follow(() -> leaving))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    // Each thread may have begun one part when the first was told.
    assertThat(followed.get()).isBetween(1, Runtime.getRuntime().availableProcessors());
  }
}
