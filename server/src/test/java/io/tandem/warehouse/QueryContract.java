package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.PromotedProperties.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries: merged people, properties, buckets, quantiles, snapshots. */
public abstract class QueryContract {

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"v\":1.50,\"s\":\"x\"}",
          "{\"v\":\"2.5\"}",
          "{\"v\":\"text\"}",
          "{\"v\":true}",
          "{\"v\":null}",
          "{\"v\":[1,2]}",
          "{\"v\":{\"a\":1}}",
          "{\"v\":\"NaN\"}",
          "{\"v\":\"-inf\"}",
          "{\"v\":-7}",
          "{\"v\":\"\"}",
          "{}");

  private final ProjectId project = Events.project();

  /** The engine under test; one store for all tests of the class. */
  protected abstract WarehouseFixture fixture();

  private Warehouse warehouse() {
    return fixture().warehouse();
  }

  @Test
  void aPropertyReadsAlikeFromJsonAndFromItsColumn() {
    List<String> names = List.of("v", "a.b/c~d\"'");
    for (String document : DOCUMENTS) {
      append(with(document), with(document.replace("\"v\"", "\"a.b/c~d\\\"'\"")));
    }
    List<String> json = values(names);
    assertThat(json).contains("1.5 1.5 null null", "2.5 2.5 null null", "text null null null");
    assertThat(json).contains("NaN null null null", "[1,2] null null null", "null null -7 -7.0");

    fixture().promotedProperties().promote("v", ColumnType.TEXT);
    fixture().promotedProperties().promote("a.b/c~d\"'", ColumnType.NUMBER);
    fixture().promotedProperties().promote("v", ColumnType.TEXT);
    assertThat(values(names)).isEqualTo(json);

    fixture().reopen();
    for (String document : DOCUMENTS) {
      append(with(document), with(document.replace("\"v\"", "\"a.b/c~d\\\"'\"")));
    }
    List<String> twice = new ArrayList<>(json);
    twice.addAll(json);
    assertThat(values(names)).containsExactlyInAnyOrderElementsOf(twice);
    assertThat(fixture().promotedProperties().promoted()).hasSize(2);
    assertThatThrownBy(() -> fixture().promotedProperties().promote("v", ColumnType.NUMBER))
        .isInstanceOf(TandemException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2025-02-01, 2026-04-30",
    "Europe/Berlin, 2025-03-20, 2025-11-10",
    "Asia/Shanghai, 1985-01-01, 1992-12-31",
    "Australia/Lord_Howe, 2024-01-01, 2025-12-31",
    "America/Sao_Paulo, 2016-01-01, 2019-12-31",
    "UTC, 1969-11-20, 1970-02-10",
  })
  void bucketsAreLocalDates(String zone, LocalDate from, LocalDate to) {
    LocalDates range = new LocalDates(from, to, ZoneId.of(zone));
    long start = range.start().toEpochMilli();
    long end = range.end().toEpochMilli();
    Random random = new Random(7);
    List<Event> events = new ArrayList<>();
    events.add(Events.event(project, "b", 1, start, "{}"));
    events.add(Events.event(project, "b", 1, end - 1, "{}"));
    for (int i = 0; i < 3000; i++) {
      events.add(Events.event(project, "b", 1, random.nextLong(start, end), "{}"));
    }
    append(events.toArray(Event[]::new));

    for (Interval interval : Interval.values()) {
      Map<LocalDate, Integer> expected = new HashMap<>();
      events.forEach(event ->
          expected.merge(
              interval.startOf(
                  LocalDate.ofInstant(Instant.ofEpochMilli(event.time()), range.zone())),
              1,
              Integer::sum));
      assertThat(counts(interval, range)).isEqualTo(expected);
    }
  }

  @Test
  void quantilesInterpolate() {
    for (int i = 0; i <= 10; i++) {
      append(with("{\"q\":" + i * 10 + "}"));
    }
    Field<Double> value = fixture().sql().numericProperty("q");
    for (double q : new double[] {0, 0.5, 0.9, 0.95, 1}) {
      double answer =
          warehouse()
              .fetch(
                  sql ->
                      sql.select(fixture().sql().quantile(value, q))
                          .from(EventTable.EVENT)
                          .where(EventTable.PROJECT.eq(project.value())),
                  row -> row.value1())
              .rows()
              .getFirst();
      assertThat(answer).isEqualTo(q * 100, within(1e-9));
    }
  }

  @Test
  void anAnswerShowsExactlyWhatItsPositionSays() throws Exception {
    StreamPosition before = warehouse().end();
    Thread writer = Thread.ofPlatform().start(this::appendFor);
    while (writer.isAlive()) {
      Answer<Integer> answer = countAll();
      StreamPosition position = before;
      int streamed = 0;
      while (!position.equals(answer.asOf()) && streamed < answer.rows().getFirst()) {
        StreamSlice slice = warehouse().after(position, 1);
        streamed += slice.events().size();
        position = slice.end();
      }
      assertThat(position).isEqualTo(answer.asOf());
      assertThat(answer.rows()).containsExactly(streamed);
    }
    writer.join();
  }

  @Test
  void aRefusedQueryLeavesTheStoreUsable() {
    assertThatThrownBy(
            () -> warehouse().fetch(sql -> sql.resultQuery("SELECT nonsense"), row -> row))
        .isInstanceOf(RuntimeException.class);
    append(event(1));
    assertThat(people()).containsExactly(1L);
  }

  private void appendFor() {
    for (int i = 0; i < 30; i++) {
      append(event(i), event(i + 1));
    }
  }

  private Answer<Integer> countAll() {
    return warehouse()
        .fetch(
            sql ->
                sql.select(count())
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value())),
            row -> row.value1());
  }

  private Map<LocalDate, Integer> counts(Interval interval, LocalDates range) {
    Field<Integer> bucket = fixture().sql().bucket(EventTable.TIME, interval, range).as("bucket");
    Map<LocalDate, Integer> counts = new HashMap<>();
    warehouse()
        .fetch(
            sql ->
                sql.select(bucket, count())
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value()))
                    .groupBy(field("bucket")),
            row -> counts.put(Sql.date(row.value1()), row.value2()));
    return counts;
  }

  private List<String> values(List<String> names) {
    List<Field<?>> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(fixture().sql().property(name).as("f" + fields.size()));
      fields.add(fixture().sql().numericProperty(name).as("f" + fields.size()));
    }
    return warehouse()
        .fetch(
            sql ->
                sql.select(fields)
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value()))
                    .orderBy(field("seq")),
            row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
        .rows();
  }

  private List<Long> people() {
    return warehouse()
        .fetch(
            sql ->
                sql.select(EventTable.PERSON)
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value()))
                    .orderBy(EventTable.PERSON),
            row -> row.value1())
        .rows();
  }

  private Event event(long person) {
    return Events.event(project, "e", person);
  }

  private Event with(String properties) {
    return Events.event(project, "e", 1, Events.RECEIVED, properties);
  }

  private void append(Event... events) {
    warehouse().append(Batch.of(Arrays.asList(events)));
  }
}
