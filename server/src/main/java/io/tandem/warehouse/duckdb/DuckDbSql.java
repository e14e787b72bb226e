package io.tandem.warehouse.duckdb;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.PromotedProperties.ColumnType;
import io.tandem.warehouse.PromotedProperties.Promotion;
import io.tandem.warehouse.Sql;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** DuckDB's spelling. Properties are read by JSON pointer, or from the column they have. */
final class DuckDbSql implements Sql {

  private static final long DAY = 86_400_000L;

  /** Shifts days far above zero, so that truncating division rounds down before 1970 too. */
  private static final long SHIFT = 7_000_000L;

  /**
   * A text as a number. Texts such as {@code NaN} and {@code inf} cast to numbers that would poison
   * every sum.
   */
  static final String NUMBER =
      "nullif(nullif(nullif(try_cast({0} as double), 'nan'::double), 'inf'::double),"
          + " '-inf'::double)";

  private final PromotedColumns promoted;

  DuckDbSql(PromotedColumns promoted) {
    this.promoted = promoted;
  }

  @Override
  public Field<Long> fingerprint(Field<String> text) {
    return field(
        "case when {0} is null then -1 else cast(hash({0}) >> 1 as bigint) end", Long.class, text);
  }

  @Override
  public Field<Integer> bucket(Field<Long> time, Interval interval, LocalDates range) {
    // divide, since jOOQ takes DuckDB's own // for a comment
    Field<Integer> day =
        field(
            "cast(divide({0} + {1} + {2}, {3}) - {4} as integer)",
            Integer.class, time, offset(time, range), val(SHIFT * DAY), val(DAY), val(SHIFT));
    return switch (interval) {
      case DAY -> day;
      // 1970-01-01 was a Thursday: three days after a Monday
      case WEEK ->
          field(
              "cast({0} - ({0} + {1}) % {2} as integer)",
              Integer.class, day, val(SHIFT + 3), val(7));
      case MONTH ->
          field(
              "cast(cast(date_trunc('month', date '1970-01-01' + {0}) as date)"
                  + " - date '1970-01-01' as integer)",
              Integer.class, day);
    };
  }

  /**
   * Offset of the zone in milliseconds at an instant of the range, as a search over its changes.
   */
  private static Field<Long> offset(Field<Long> time, LocalDates range) {
    ZoneRules rules = range.zone().getRules();
    Instant end = range.end();
    Instant from = range.start();
    CaseConditionStep<Long> cases = null;
    long offset = millis(rules, from);
    for (ZoneOffsetTransition next = rules.nextTransition(from);
        next != null && next.getInstant().isBefore(end);
        next = rules.nextTransition(next.getInstant())) {
      var before = time.lt(next.getInstant().toEpochMilli());
      cases = cases == null ? DSL.when(before, val(offset)) : cases.when(before, val(offset));
      offset = next.getOffsetAfter().getTotalSeconds() * 1000L;
    }
    return cases == null ? val(offset) : cases.otherwise(val(offset));
  }

  private static long millis(ZoneRules rules, Instant at) {
    return rules.getOffset(at).getTotalSeconds() * 1000L;
  }

  @Override
  public Field<String> property(String name) {
    Promotion column = promoted.find(name);
    return column != null && column.type() == ColumnType.TEXT
        ? field(name("event_view", column.column()), String.class)
        : text(qualified(EventTable.PROPERTIES), name);
  }

  @Override
  public Field<Double> numericProperty(String name) {
    Promotion column = promoted.find(name);
    return column != null && column.type() == ColumnType.NUMBER
        ? field(name("event_view", column.column()), Double.class)
        : number(property(name));
  }

  @Override
  public Field<Double> number(Field<String> text) {
    return field(NUMBER, Double.class, text);
  }

  @Override
  public Field<String> personProperty(String name) {
    return text(PersonTable.PROPERTIES, name);
  }

  @Override
  public Field<Double> quantile(Field<Double> value, double q) {
    return field("quantile_cont({0}, {1})", Double.class, value, inline(q));
  }

  private static Field<String> qualified(Field<String> column) {
    return field(name("event_view", column.getName()), String.class);
  }

  private static Field<String> text(Field<String> json, String property) {
    return field("json_extract_string({0}, {1})", String.class, json, val(pointer(property)));
  }

  /** RFC 6901. */
  static String pointer(String property) {
    return "/" + property.replace("~", "~0").replace("/", "~1");
  }
}
