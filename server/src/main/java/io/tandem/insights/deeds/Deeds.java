package io.tandem.insights.deeds;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.substring;
import static org.jooq.impl.DSL.when;

import io.tandem.access.Project;
import io.tandem.catalog.Definition;
import io.tandem.insights.query.Checks;
import io.tandem.insights.query.Scope;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * One question's words as conditions on rows of {@link EventTable}.
 *
 * @param definition the revision in force
 * @param lastClosed the last local day that is over, late events included
 */
public record Deeds(
    Project project, Definition definition, Scope scope, LocalDate lastClosed, Dialect dialect) {

  /** A person of a derived table. */
  public static final Field<Long> WHO = field(name("who"), SQLDataType.BIGINT);

  /** Local day on which a person began, as days since 1970-01-01. */
  public static final Field<Integer> BEGAN = field(name("began"), SQLDataType.INTEGER);

  /** Local day of an event, as days since 1970-01-01. */
  public static final Field<Integer> DAY = field(name("day"), SQLDataType.INTEGER);

  private static final int TIME_DIGITS = 16;
  private static final long TIME_SHIFT = 1_000_000_000_000_000L;

  /** How the store spells things. */
  public record Dialect(Sql sql, EventConditions conditions) {}

  /** The words alone. */
  Words words() {
    return new Words(project, definition, dialect);
  }

  /** Events that make their person active. */
  public Condition active() {
    return words().active();
  }

  /** Whether an event makes its person active where the definition names none. */
  public static boolean deliberate(String name) {
    return !name.startsWith("$") || Definition.DELIBERATE_SYSTEM_EVENTS.contains(name);
  }

  /** Events that pick one of the selectors; none when there is none. */
  public Condition any(List<EventSelector> selectors) {
    return words().any(selectors);
  }

  /** The local day of a row within some dates. */
  public Field<Integer> day(LocalDates dates) {
    return dialect.sql().bucket(EventTable.TIME, Interval.DAY, dates);
  }

  /** The queried dates and so many days before and after them. */
  public LocalDates around(int before, int after) {
    LocalDates range = scope.range();
    return Checks.reach(range.from().minusDays(before), range.to().plusDays(after), range.zone());
  }

  /**
   * Everybody whose first event of some kind, looked for without a lower bound, lies within the
   * queried dates: {@link #WHO} and {@link #BEGAN}.
   */
  public Select<Record> starts(Condition kind) {
    LocalDates range = scope.range();
    return select(List.<Field<?>>of(EventTable.PERSON.as(WHO), min(day(range)).as(BEGAN)))
        .from(EventTable.EVENT)
        .where(scope.ever())
        .and(EventTable.TIME.lt(range.end().toEpochMilli()))
        .and(kind)
        .groupBy(EventTable.PERSON)
        .having(notBefore(range));
  }

  /**
   * Groups of rows whose first one lies in a range or behind it. Not by the first {@link #day}: of
   * a row before the range that is told by the offset at its beginning, which is another one where
   * clocks are put forward at midnight.
   */
  public static Condition notBefore(LocalDates range) {
    return min(EventTable.TIME).ge(inline(range.start().toEpochMilli()));
  }

  /** Distinct pairs of {@link #WHO} and {@link #DAY} of events of some kind within some dates. */
  public Select<Record> days(Condition kind, LocalDates dates) {
    return selectDistinct(List.<Field<?>>of(EventTable.PERSON.as(WHO), day(dates).as(DAY)))
        .from(EventTable.EVENT)
        .where(scope.within(dates))
        .and(kind);
  }

  /**
   * An amount of money of a row in major units of the project's currency; null where the event says
   * another currency, or no number.
   */
  public Field<Double> amount(String property) {
    return words().amount(property);
  }

  /** The earliest text of several rows that have one; of texts at one instant the least. */
  public static Field<String> earliest(Field<String> text, Field<Long> time) {
    return substring(min(at(text, time)), inline(TIME_DIGITS + 1));
  }

  /** The latest text of several rows that have one; of texts at one instant the greatest. */
  public static Field<String> latest(Field<String> text, Field<Long> time) {
    return substring(max(at(text, time)), inline(TIME_DIGITS + 1));
  }

  /** The text behind its time, which has always as many digits. */
  private static Field<String> at(Field<String> text, Field<Long> time) {
    Field<String> digits = cast(time.plus(inline(TIME_SHIFT)), SQLDataType.VARCHAR);
    return when(text.isNotNull(), concat(digits, text));
  }

  /** One bit a row where a condition holds, else 0. */
  public static Field<Long> bit(Condition condition, int number) {
    return cast(when(condition, inline(1L << number)).otherwise(inline(0L)), SQLDataType.BIGINT);
  }

  /** A column of a derived table. */
  public static <T> Field<T> of(String table, Field<T> column) {
    return field(name(table, column.getName()), column.getDataType());
  }

  /** A date as the store counts days. */
  public static int epochDay(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
