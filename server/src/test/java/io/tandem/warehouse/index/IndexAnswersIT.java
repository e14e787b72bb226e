package io.tandem.warehouse.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.RetentionQuestion;
import io.tandem.warehouse.WarehouseFixture;
import io.tandem.warehouse.duckdb.DuckDbFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Whatever happens to people and files, the index answers what loops over a list answer, and what
 * SQL counts. More histories by {@code -Djqwik.tries.default}.
 */
class IndexAnswersIT {

  static final List<String> NAMES = List.of("open", "view", "pay", "早");
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Shanghai", "America/New_York", "Asia/Kolkata", "Africa/Cairo");
  private static final List<Long> KEYS =
      List.of(
          1L,
          2L,
          3L,
          4L,
          5L,
          65_534L,
          65_535L,
          65_536L,
          65_537L,
          200_000L,
          4_294_967_290L,
          4_294_967_291L);
  static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final int DAYS = 20;

  private static WarehouseFixture store = DuckDbFixture.temporary();
  private static IndexFixture index = IndexFixture.temporary(store);

  @BeforeContainer
  static void open() {
    index.ready();
  }

  @AfterContainer
  static void close() {
    index.close();
    store.close();
  }

  @Property
  void theIndexAnswersWhatLoopsAndSqlDo(@ForAll long seed) {
    Random random = new Random(seed);
    ProjectId project = Events.project();
    index.zone(project, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
    History history = new History(project, random);
    for (int step = 0; step < 4 + random.nextInt(12); step++) {
      history.step();
      if (random.nextInt(3) == 0) {
        compare(history, random);
      }
    }
    compare(history, random);
  }

  /** Does things to a store and to the model. */
  private static final class History {
    private final ProjectId project;
    private final Random random;
    private final Model model = new Model();
    private final Set<Long> alive = new HashSet<>(KEYS);
    private long version;

    History(ProjectId project, Random random) {
      this.project = project;
      this.random = random;
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> merge();
        case 3 -> erase();
        case 4 -> index.reopen();
        case 5 -> index.zone(project, ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
        default -> append();
      }
    }

    private void append() {
      List<Event> events = new ArrayList<>();
      Instant last = Instant.EPOCH;
      for (int i = random.nextInt(40); i >= 0; i--) {
        last = random.nextInt(4) == 0 && i > 0 ? last : time();
        events.add(event(last));
      }
      store.warehouse().append(Batch.of(events));
    }

    private Event event(Instant time) {
      // events of people who are somebody else by now come too
      List<Long> possible = KEYS.stream().filter(key -> alive.contains(model.owner(key))).toList();
      long person = possible.get(random.nextInt(possible.size()));
      String name = NAMES.get(random.nextInt(NAMES.size()));
      int environment = 1 + random.nextInt(2);
      long millis = time.toEpochMilli();
      model.add(new Model.Fact(person, environment, name, millis));
      return new Event(
          project,
          UUID.randomUUID(),
          environment,
          name,
          "d",
          person,
          null,
          Map.of(),
          millis,
          Events.RECEIVED,
          "{}",
          "test");
    }

    private Instant time() {
      ZoneId zone = index.zone(project);
      LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
      Instant start = day.atStartOfDay(zone).toInstant();
      return switch (random.nextInt(4)) {
        case 0 -> start;
        case 1 -> start.minusMillis(1);
        default -> start.plusMillis(random.nextLong(86_400_000L));
      };
    }

    private void merge() {
      List<Long> people = List.copyOf(alive);
      long gone = people.get(random.nextInt(people.size()));
      long survivor = people.get(random.nextInt(people.size()));
      if (gone != survivor && alive.size() > 3) {
        MergeCopy merge = new MergeCopy(project, gone, survivor, ++version);
        store.warehouse().append(new Batch(List.of(), List.of(), List.of(merge)));
        model.merge(gone, survivor);
        alive.remove(gone);
      }
    }

    private void erase() {
      List<Long> people = List.copyOf(alive);
      long person = people.get(random.nextInt(people.size()));
      if (alive.size() > 3) {
        store.erasure().erase(project, person);
        model.erase(person);
        alive.remove(person);
      }
    }
  }

  private static void compare(History history, Random random) {
    IndexEvents events = events(random);
    IndexEvents other = events(random);
    List<DaySpan> spans = spans(random);
    Set<Long> some = new HashSet<>(KEYS.subList(0, 1 + random.nextInt(KEYS.size())));
    boolean everybody = random.nextBoolean();
    Set<Long> among = everybody ? new HashSet<>(KEYS) : some;
    ImmutableRoaringBitmap filter = everybody ? null : bitmap(some);
    index.ask(
        history.project,
        view -> {
          ExpectedAnswers expected =
              new ExpectedAnswers(history.model, index.zone(history.project), among);
          expected.counts(view, events, spans, filter);
          expected.overlap(view, events, other, spans);
          expected.stickiness(view, events, spans, filter);
          expected.lifecycle(view, events, spans, filter);
          expected.retention(view, retention(random, List.of(events, other), spans, filter));
          expected.sequences(view, random);
          return true;
        });
    assertThat(index.<long[]>ask(history.project, view -> view.counts(events, spans, null)))
        .as("by SQL")
        .isEqualTo(bySql(history.project, events, spans));
  }

  private static RetentionQuestion retention(
      Random random,
      List<IndexEvents> events,
      List<DaySpan> spans,
      @Nullable ImmutableRoaringBitmap filter) {
    return new RetentionQuestion(
        events.getFirst(),
        events.getLast(),
        spans.subList(0, 1 + spans.size() / 2),
        spans,
        1 + random.nextInt(spans.size()),
        random.nextBoolean(),
        random.nextBoolean(),
        filter);
  }

  private static IndexEvents events(Random random) {
    Integer environment = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : null;
    return switch (random.nextInt(4)) {
      case 0 -> IndexEvents.of("*", environment);
      case 1 -> new IndexEvents(List.of("open", "pay"), environment);
      case 2 -> IndexEvents.of("never", environment);
      default -> IndexEvents.of(NAMES.get(random.nextInt(NAMES.size())), environment);
    };
  }

  /** Neighbouring spans of 1 to 7 days. */
  private static List<DaySpan> spans(Random random) {
    int width = random.nextBoolean() ? 1 : 1 + random.nextInt(7);
    int from = (int) FIRST.toEpochDay() + random.nextInt(6);
    List<DaySpan> spans = new ArrayList<>();
    for (int day = from; day < from + DAYS - 4; day += width) {
      spans.add(new DaySpan(day, day + width - 1));
    }
    return spans;
  }

  static MutableRoaringBitmap bitmap(Set<Long> people) {
    MutableRoaringBitmap bitmap = new MutableRoaringBitmap();
    people.forEach(person -> bitmap.add((int) (long) person));
    return bitmap;
  }

  private static long[] bySql(ProjectId project, IndexEvents events, List<DaySpan> spans) {
    ZoneId zone = index.zone(project);
    return spans.stream().mapToLong(span -> count(project, events, span, zone)).toArray();
  }

  private static long count(ProjectId project, IndexEvents events, DaySpan span, ZoneId zone) {
    Integer environment = events.environment();
    var condition =
        EventTable.PROJECT
            .eq(project.value())
            .and(EventTable.TIME.ge(start(span.from(), zone)))
            .and(EventTable.TIME.lt(start(span.to() + 1, zone)));
    if (environment != null) {
      condition = condition.and(EventTable.ENVIRONMENT.eq(environment));
    }
    if (!events.names().contains("*")) {
      condition = condition.and(EventTable.NAME.in(events.names()));
    }
    var where = condition;
    return store
        .warehouse()
        .fetch(
            sql ->
                sql.select(org.jooq.impl.DSL.countDistinct(EventTable.PERSON))
                    .from(EventTable.EVENT)
                    .where(where),
            row -> (long) row.value1())
        .rows()
        .getFirst();
  }

  static long start(int day, ZoneId zone) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
