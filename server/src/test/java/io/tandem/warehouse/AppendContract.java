package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.shared.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Appending, duplicates and the stream. */
public abstract class AppendContract {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ProjectId project = Events.project();

  /** The engine under test; one store for all tests of the class. */
  protected abstract WarehouseFixture fixture();

  private Warehouse warehouse() {
    return fixture().warehouse();
  }

  @Test
  void anAcknowledgedEventComesBackAsItWas() {
    StreamPosition before = warehouse().end();
    Event event =
        new Event(
            project,
            UUID.randomUUID(),
            3,
            "课程完成 \"quoted\" 🎓",
            "用户-1",
            4_294_967_295L,
            "session",
            Map.of("company", "双翼", "team", "a"),
            -5,
            Events.RECEIVED,
            "{\"a\":\"\\u0000ü\",\"b\":[1,{\"c\":null}]}",
            "posthog-js 1.2");

    Appended appended = warehouse().append(Batch.of(List.of(event)));

    assertThat(appended.duplicates()).isEqualTo(bits());
    assertThat(warehouse().after(before, 10).events()).containsExactly(event);
    fixture().reopen();
    assertThat(warehouse().after(before, 10).events()).containsExactly(event);
    assertThat(warehouse().after(before, 10).end()).isEqualTo(appended.asOf());
  }

  @Test
  void duplicatesAreDroppedWithinABatchAndAcrossBatchesAndRestarts() {
    StreamPosition before = warehouse().end();
    List<Event> events = new ArrayList<>(Events.many(project, 3));
    events.add(events.getFirst());

    assertThat(append(events)).isEqualTo(bits(3));
    assertThat(append(events)).isEqualTo(bits(0, 1, 2, 3));
    fixture().reopen();
    assertThat(append(events)).isEqualTo(bits(0, 1, 2, 3));
    assertThat(warehouse().after(before, 10).events()).isEqualTo(events.subList(0, 3));
  }

  @Test
  void theSameUuidInAnotherProjectIsNoDuplicate() {
    UUID uuid = UUID.randomUUID();
    append(List.of(Events.received(project, uuid, Events.RECEIVED)));

    assertThat(append(List.of(Events.received(Events.project(), uuid, Events.RECEIVED))))
        .isEqualTo(bits());
  }

  @Test
  void theNilUuidIsAUuidLikeAnyOther() {
    List<Event> nil = List.of(Events.received(project, new UUID(0, 0), Events.RECEIVED));

    assertThat(append(nil)).isEqualTo(bits());
    assertThat(append(nil)).isEqualTo(bits(0));
  }

  @Test
  void aUuidIsKnownForSevenDaysOfReceipt() {
    UUID uuid = UUID.randomUUID();
    long first = Events.RECEIVED + 1000 * DAY;
    append(List.of(Events.received(project, uuid, first)));

    assertThat(append(List.of(Events.received(project, uuid, first + 7 * DAY)))).isEqualTo(bits(0));
    assertThat(append(List.of(Events.received(project, uuid, first + 8 * DAY)))).isEqualTo(bits());
  }

  @Test
  void concurrentBatchesAreEachAppendedOnceInOneOrder() throws Exception {
    StreamPosition before = warehouse().end();
    List<List<Event>> batches = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      batches.add(Events.many(project, 50));
    }
    List<Future<BitSet>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (List<Event> batch : batches) {
        answers.add(threads.submit(() -> append(batch)));
        answers.add(threads.submit(() -> append(batch)));
      }
    }
    int dropped = 0;
    for (Future<BitSet> answer : answers) {
      dropped += answer.get().cardinality();
    }
    List<Event> stream = warehouse().after(before, 10_000).events();

    assertThat(dropped).isEqualTo(2000);
    assertThat(stream)
        .containsExactlyInAnyOrderElementsOf(batches.stream().flatMap(List::stream).toList());
    fixture().reopen();
    assertThat(warehouse().after(before, 10_000).events()).isEqualTo(stream);
  }

  @Test
  void theStreamIsReadInSlicesFromAnyPosition() {
    StreamPosition position = warehouse().end();
    List<Event> events = Events.many(project, 25);
    append(events);
    fixture().reopen();

    List<Event> read = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      StreamSlice slice = warehouse().after(position, 10);
      read.addAll(slice.events());
      position = slice.end();
    }

    assertThat(read).isEqualTo(events);
    assertThat(position).isEqualTo(warehouse().end());
    assertThat(warehouse().after(position, 10)).isEqualTo(new StreamSlice(List.of(), position));
  }

  @Test
  void listenersHearOfACommit() throws Exception {
    Semaphore heard = new Semaphore(0);
    warehouse().onCommit(heard::release);
    heard.drainPermits();
    append(Events.many(project, 1));

    assertThat(heard.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void erasedEventsLeaveTheStreamAndPositionsAreNotGivenTwice() {
    StreamPosition before = warehouse().end();
    Event kept = Events.event(project, "kept", 1);
    append(List.of(kept));
    append(List.of(Events.event(project, "gone", 2), Events.event(project, "gone", 2)));
    StreamPosition end = warehouse().end();

    assertThat(fixture().erasure().erase(project, 2)).isEqualTo(2);
    fixture().reopen();
    assertThat(warehouse().end()).isEqualTo(end);
    assertThat(warehouse().after(before, 1).events()).containsExactly(kept);
    Event next = Events.event(project, "next", 1);
    append(List.of(next));

    assertThat(warehouse().after(end, 10).events()).containsExactly(next);
    assertThat(warehouse().after(before, 10).events()).startsWith(kept);
  }

  private BitSet append(List<Event> events) {
    return warehouse().append(Batch.of(events)).duplicates();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
