package io.tandem.audiences.live;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import io.tandem.audiences.rules.When;
import io.tandem.shared.Days;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.LongToIntFunction;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Puts the time of an event where it matters for a period: days that a moving period may still let
 * in or out stay apart, all others share a bucket. One instance keeps its sense while days pass;
 * time itself must not go back.
 *
 * @param built the local day on which it was made
 */
record Buckets(When period, ZoneId zone, LocalDate built) {

  /** Holds what lies before all days a moving period can still let in or out. */
  static final int OLD = Integer.MIN_VALUE;

  private static final int EARLIER = -1;
  private static final int WITHIN = 0;
  private static final int LATER = 1;

  /** The bucket of an instant in UTC milliseconds. */
  int of(long time) {
    return switch (period) {
      case When.Ever _ -> WITHIN;
      case When.Between(LocalDate from, LocalDate to) ->
          time < start(from) ? EARLIER : time < start(to.plusDays(1)) ? WITHIN : LATER;
      case When.Last _, When.Before _ ->
          time < start(edge())
              ? OLD
              : (int) LocalDate.ofInstant(Instant.ofEpochMilli(time), zone).toEpochDay();
    };
  }

  /** As {@link #of(long)} for many instants, by one thread. */
  LongToIntFunction finder() {
    return switch (period) {
      case When.Ever _ -> _ -> WITHIN;
      case When.Between(LocalDate from, LocalDate to) -> {
        long begin = start(from);
        long end = start(to.plusDays(1));
        yield time -> time < begin ? EARLIER : time < end ? WITHIN : LATER;
      }
      case When.Last _, When.Before _ -> {
        long edge = start(edge());
        Days days = new Days(zone);
        yield time -> time < edge ? OLD : days.of(time);
      }
    };
  }

  /** The same of a time in the store. */
  Field<Integer> of(Sql sql, Field<Long> time) {
    return switch (period) {
      case When.Ever _ -> inline(WITHIN);
      case When.Between(LocalDate from, LocalDate to) ->
          when(time.lt(inline(start(from))), inline(EARLIER))
              .when(time.lt(inline(start(to.plusDays(1)))), inline(WITHIN))
              .otherwise(inline(LATER));
      case When.Last _, When.Before _ ->
          when(time.lt(inline(start(edge()))), inline(OLD))
              .otherwise(
                  sql.bucket(
                      time, Interval.DAY, new LocalDates(edge(), built.plusDays(400), zone)));
    };
  }

  /** True for a bucket of the period on a day. */
  boolean holds(int bucket, LocalDate today) {
    return switch (period) {
      case When.Ever _ -> true;
      case When.Between _ -> bucket == WITHIN;
      case When.Last(int days) -> bucket > today.toEpochDay() - days;
      case When.Before(int days) -> bucket <= today.toEpochDay() - days;
    };
  }

  /** Events that can count for how often something was done in the period. */
  Condition counted() {
    return switch (period) {
      case When.Ever _, When.Before _ -> noCondition();
      case When.Last _ -> EventTable.TIME.ge(inline(start(edge())));
      case When.Between(LocalDate from, LocalDate to) ->
          EventTable.TIME
              .ge(inline(start(from)))
              .and(EventTable.TIME.lt(inline(start(to.plusDays(1)))));
    };
  }

  /** True when a bucket is one of {@link #counted}. */
  boolean counted(int bucket) {
    return switch (period) {
      case When.Ever _, When.Before _ -> true;
      case When.Last _ -> bucket != OLD;
      case When.Between _ -> bucket == WITHIN;
    };
  }

  /** Where {@link #counted} begins; the least number when nowhere. */
  long begins() {
    return switch (period) {
      case When.Ever _, When.Before _ -> Long.MIN_VALUE;
      case When.Last _ -> start(edge());
      case When.Between between -> start(between.from());
    };
  }

  private LocalDate edge() {
    return switch (period) {
      case When.Last(int days) -> built.minusDays(days - 1L);
      case When.Before(int days) -> built.minusDays(days - 1L);
      case When.Ever _, When.Between _ -> built;
    };
  }

  private long start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
