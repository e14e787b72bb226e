package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Field;
import org.junit.jupiter.api.Test;

/** Rows handed over in runs: order, texts, fingerprints, one look, failures. */
public abstract class ScanContract {

  private final ProjectId project = Events.project();

  /** The engine under test; one store for all tests of the class. */
  protected abstract WarehouseFixture fixture();

  private Warehouse warehouse() {
    return fixture().warehouse();
  }

  private Field<String> text() {
    return fixture().sql().property("t");
  }

  @Test
  void rowsAreHandedOverInOrderWithTextsAndNulls() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String text = i % 3 == 0 ? "{}" : "{\"t\":\"文 %d\"}".formatted(i);
      events.add(Events.event(project, "scan", 4_000_000_000L - i, 1000L + i, text));
    }
    warehouse().append(Batch.of(events));
    List<String> seen = new ArrayList<>();
    StreamPosition asOf =
        warehouse()
            .scanRows(
                sql ->
                    sql.select(EventTable.TIME, EventTable.PERSON, text())
                        .from(EventTable.EVENT)
                        .where(EventTable.PROJECT.eq(project.value()))
                        .orderBy(EventTable.TIME),
                each((rows, row) -> seen.add(rows.number(1, row) + " " + rows.text(2, row))));
    assertThat(asOf).isEqualTo(warehouse().end());
    assertThat(seen).hasSize(5000);
    for (int i = 0; i < 5000; i++) {
      String expected = (4_000_000_000L - i) + (i % 3 == 0 ? " null" : " 文 " + i);
      assertThat(seen.get(i)).isEqualTo(expected);
    }
  }

  @Test
  void whatIsKeptDoesNotChangeAndIsGoneAfterwards() {
    for (int round = 1; round <= 2; round++) {
      append("{\"t\":\"a\"}", "{\"t\":\"b\"}");
      long[] counted =
          warehouse()
              .work(workings -> {
                keep(workings);
                append("{\"t\":\"c\"}");
                long before = kept(workings);
                workings.drop("kept_rows");
                keep(workings);
                return new long[] {before, kept(workings)};
              });
      long expected = round == 1 ? 2 : 5;
      assertThat(counted).as("round " + round).containsExactly(expected, expected + 1);
    }
  }

  @Test
  void whatWasKeptIsGoneAlsoAfterAFailure() {
    append("{\"t\":\"a\"}");
    assertThatThrownBy(() -> warehouse().work(this::keepAndFail))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
    // on every connection there is, whichever it was
    for (int again = 0; again < 8; again++) {
      long found =
          warehouse()
              .work(workings -> {
                keep(workings);
                return kept(workings);
              });
      assertThat(found).isEqualTo(1);
    }
  }

  private long keepAndFail(Workings workings) {
    keep(workings);
    throw new IllegalStateException("mine");
  }

  private void keep(Workings workings) {
    workings.keep(
        "kept_rows",
        sql ->
            sql.select(text().as("t"))
                .from(EventTable.EVENT)
                .where(EventTable.PROJECT.eq(project.value())));
  }

  private static long kept(Workings workings) {
    return workings
        .fetch(sql -> sql.select(count()).from(table(name("kept_rows"))))
        .getFirst()
        .value1();
  }

  @Test
  void fingerprintsAreTheSameForEqualTextsAlone() {
    append("{\"t\":\"a\"}", "{\"t\":\"文\"}", "{\"t\":\"a\"}", "{}");
    Map<String, List<Long>> known = new HashMap<>();
    warehouse()
        .scanRows(
            sql ->
                sql.select(fixture().sql().fingerprint(text()), text())
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value())),
            each((rows, row) ->
                known
                    .computeIfAbsent(String.valueOf(rows.text(1, row)), text -> new ArrayList<>())
                    .add(rows.number(0, row))));
    assertThat(known.get("null")).containsExactly(-1L);
    assertThat(known.get("a")).hasSize(2).containsOnly(known.get("a").getFirst());
    assertThat(known.get("a").getFirst()).isNotNegative().isNotEqualTo(known.get("文").getFirst());
  }

  @Test
  void scansOfOneLookSeeTheSameRows() {
    append("{\"t\":\"a\"}");
    List<Long> seen = new ArrayList<>();
    Warehouse.RowScan first =
        new Warehouse.RowScan(
            sql ->
                sql.select(count().cast(Long.class))
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value())),
            each((rows, row) -> seen.add(rows.number(0, row))));
    Warehouse.RowScan second =
        new Warehouse.RowScan(
            sql -> {
              append("{\"t\":\"behind the position\"}");
              return first.query().apply(sql);
            },
            first.reader());
    StreamPosition asOf = warehouse().scanRows(List.of(first, second));
    assertThat(seen).containsExactly(1L, 1L);
    assertThat(asOf).isNotEqualTo(warehouse().end());
  }

  @Test
  void aReaderThatFailsFailsItsScanAlone() {
    append("{}");
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() ->
              warehouse()
                  .scanRows(
                      sql -> sql.select(EventTable.TIME).from(EventTable.EVENT),
                      rows -> {
                        throw new IllegalStateException("enough");
                      }))
          .hasMessage("enough");
    }
    List<Long> seen = new ArrayList<>();
    warehouse()
        .scanRows(
            sql -> sql.select(EventTable.TIME).from(EventTable.EVENT),
            each((rows, row) -> seen.add(rows.number(0, row))));
    assertThat(seen).isNotEmpty();
  }

  /** Takes one row of a run. */
  @FunctionalInterface
  private interface RowReader {
    void row(Rows rows, int row);
  }

  private static Consumer<Rows> each(RowReader reader) {
    return rows -> {
      for (int row = 0; row < rows.size(); row++) {
        reader.row(rows, row);
      }
    };
  }

  private void append(String... properties) {
    List<Event> events = new ArrayList<>();
    for (String one : properties) {
      events.add(Events.event(project, "e", 1, Events.RECEIVED, one));
    }
    warehouse().append(Batch.of(events));
  }
}
