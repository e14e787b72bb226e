package io.tandem.metrics;

import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.when;

import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Hundreds of sets of people found in one scan: each set is a bit of a few numbers. An event whose
 * name alone puts its person into sets finds them by one look-up; filters are tested row by row.
 */
final class Marks {

  private static final int BITS = 62;
  private static final Field<String> PLAIN = field(name("plain_name"), SQLDataType.VARCHAR);

  private final Spelling spelling;
  private final ProjectId project;
  private final Map<Doers, Integer> bits = new LinkedHashMap<>();
  private final Map<String, long[]> plain = new LinkedHashMap<>();
  private final List<Tested> tested = new ArrayList<>();

  private record Tested(Condition condition, int bit) {}

  Marks(Spelling spelling, ProjectId project) {
    this.spelling = spelling;
    this.project = project;
  }

  /** Takes part in the scan; call it before any of the others. */
  void add(Doers doers) {
    bits.putIfAbsent(doers, bits.size());
  }

  /** True for a marked row that has the bit of a set. */
  Condition has(Doers doers) {
    int bit = bit(doers);
    return column(bit / BITS).bitAnd(inline(1L << bit % BITS)).ne(inline(0L));
  }

  /** The columns after grouping: a set holds whom any row put into it. */
  List<Field<?>> grouped() {
    List<Field<?>> columns = new ArrayList<>();
    for (int i = 0; i < width(); i++) {
      columns.add(bitOrAgg(column(i)).as(column(i)));
    }
    return columns;
  }

  /** Segments whose members are a set. */
  List<Doers.Members> segments() {
    List<Doers.Members> segments = new ArrayList<>();
    for (Doers doers : bits.keySet()) {
      if (doers instanceof Doers.Members members) {
        segments.add(members);
      }
    }
    return segments;
  }

  /** The columns of a row that puts its person into one set only. */
  List<Field<?>> columns(Doers only) {
    List<Field<?>> columns = new ArrayList<>();
    for (int i = 0; i < width(); i++) {
      long mask = bit(only) / BITS == i ? 1L << bit(only) % BITS : 0;
      columns.add(cast(inline(mask), SQLDataType.BIGINT).as(column(i)));
    }
    return columns;
  }

  /** The columns by name. */
  List<Field<?>> names() {
    List<Field<?>> columns = new ArrayList<>();
    for (int i = 0; i < width(); i++) {
      columns.add(column(i));
    }
    return columns;
  }

  /** Events with what tells their marks; only those that have any pass {@link #any}. */
  Table<?> events() {
    prepare();
    if (plain.isEmpty()) {
      return EventTable.EVENT;
    }
    Table<?> names = lookUp();
    Condition same = PLAIN.eq(EventTable.NAME);
    return tested.isEmpty()
        ? EventTable.EVENT.join(names).on(same)
        : EventTable.EVENT.leftJoin(names).on(same);
  }

  /** Rows of {@link #events} that have a mark. */
  Condition any() {
    List<Condition> any = new ArrayList<>();
    tested.forEach(test -> any.add(test.condition()));
    if (any.isEmpty()) {
      return plain.isEmpty() ? inline(1).eq(inline(0)) : noCondition();
    }
    if (!plain.isEmpty()) {
      any.add(PLAIN.isNotNull());
    }
    return or(any);
  }

  /** The columns of a row of {@link #events}. */
  List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>();
    for (int i = 0; i < width(); i++) {
      Field<Long> column =
          plain.isEmpty() ? inline(0L) : coalesce(cast(named(i), SQLDataType.BIGINT), inline(0L));
      for (Tested test : tested) {
        if (test.bit() / BITS == i) {
          column =
              column.bitOr(
                  when(test.condition(), inline(1L << test.bit() % BITS)).otherwise(inline(0L)));
        }
      }
      columns.add(cast(column, SQLDataType.BIGINT).as(column(i)));
    }
    return columns;
  }

  private void prepare() {
    plain.clear();
    tested.clear();
    bits.forEach((doers, bit) -> {
      switch (doers) {
        case Doers.Deliberate _ -> tested.add(new Tested(spelling.did(project, doers), bit));
        case Doers.AnyOf(List<EventSelector> events) ->
            events.forEach(event -> prepare(event, bit));
        case Doers.Members _ -> {} // no event of theirs tells it
      }
    });
  }

  private void prepare(EventSelector event, int bit) {
    if (event.where().isEmpty() && !event.event().equals("*")) {
      plain.computeIfAbsent(event.event(), _ -> new long[width()])[bit / BITS] |= 1L << bit % BITS;
    } else {
      tested.add(new Tested(spelling.conditions().of(project, event), bit));
    }
  }

  private Table<?> lookUp() {
    List<RowN> rows = new ArrayList<>();
    plain.forEach((name, masks) -> {
      List<Field<?>> row = new ArrayList<>(List.of(inline(name)));
      for (long mask : masks) {
        row.add(inline(mask));
      }
      rows.add(row(row));
    });
    List<String> columns = new ArrayList<>(List.of(PLAIN.getName()));
    for (int i = 0; i < width(); i++) {
      columns.add(named(i).getName());
    }
    return DSL.values(rows.toArray(RowN[]::new)).as("plain", columns.toArray(String[]::new));
  }

  private int width() {
    return bits.size() / BITS + 1;
  }

  private int bit(Doers doers) {
    Integer bit = bits.get(doers);
    if (bit == null) {
      throw new IllegalStateException("not marked: " + doers);
    }
    return bit;
  }

  private static Field<Long> column(int i) {
    return field(name("mark" + i), SQLDataType.BIGINT);
  }

  private static Field<Long> named(int i) {
    return field(name("plain_mark" + i), SQLDataType.BIGINT);
  }
}
