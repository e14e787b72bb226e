package io.tandem.metrics;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.tandem.access.Projects;
import io.tandem.catalog.Definition;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.SegmentTable;
import io.tandem.warehouse.Sql;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** How sets of people, buckets and ranges are spelt in the store's dialect. */
@Component
record Spelling(Sql sql, EventConditions conditions) {

  /** Rows that put their person into the set. */
  Condition did(ProjectId project, Doers doers) {
    return switch (doers) {
      case Doers.AnyOf any -> conditions.anyOf(project, any.events());
      case Doers.Deliberate _ ->
          EventTable.NAME
              .startsWith("$")
              .not()
              .or(EventTable.NAME.in(Definition.DELIBERATE_SYSTEM_EVENTS));
      case Doers.Members _ -> throw new IllegalArgumentException("no event makes a member");
    };
  }

  /** Rows of a project within some days; what was tried in other environments does not count. */
  Condition within(ProjectId project, LocalDates days) {
    return EventTable.PROJECT
        .eq(project.value())
        .and(EventTable.ENVIRONMENT.eq(Projects.PRODUCTION))
        .and(EventTable.TIME.ge(days.start().toEpochMilli()))
        .and(EventTable.TIME.lt(days.end().toEpochMilli()));
  }

  /** Rows of people who were in the span's segment when the row's bucket began. */
  Condition among(Span span) {
    Long segment = span.segment();
    return segment == null
        ? noCondition()
        : row(EventTable.PERSON, bucket(span.range(), span.days())).in(members(span, segment));
  }

  /**
   * Who was in a segment when each bucket of a span began: person and bucket; of the span's own
   * segment too, if it has one.
   */
  Select<Record2<Long, Integer>> members(Span span, long segment) {
    LocalDates days = span.days();
    Interval interval = span.range().interval();
    List<LocalDate> starts = interval == null ? List.of(days.from()) : days.buckets(interval);
    RowN[] rows =
        starts.stream()
            .map(day ->
                row(
                    List.of(
                        inline((int) day.toEpochDay()),
                        inline(day.atStartOfDay(days.zone()).toInstant().toEpochMilli()))))
            .toArray(RowN[]::new);
    Field<Integer> bucket = field(name("at_bucket"), SQLDataType.INTEGER);
    Field<Long> time = field(name("at_time"), SQLDataType.BIGINT);
    Long own = span.segment();
    Condition inside =
        own == null || own == segment
            ? noCondition()
            : row(SegmentTable.PERSON, bucket).in(members(span, own));
    return select(SegmentTable.PERSON, bucket)
        .from(SegmentTable.STAY)
        .join(DSL.values(rows).as("at", bucket.getName(), time.getName()))
        .on(SegmentTable.ENTERED.le(time))
        .and(SegmentTable.GONE.isNull().or(SegmentTable.GONE.gt(time)))
        .where(SegmentTable.PROJECT.eq(inline(span.project().value())))
        .and(SegmentTable.SEGMENT.eq(inline(segment)))
        .and(inside);
  }

  /** The bucket of a row, as days since 1970-01-01. */
  Field<Integer> bucket(RateRange range, LocalDates days) {
    Interval interval = range.interval();
    return interval == null
        ? inline((int) range.days().from().toEpochDay())
        : sql.bucket(EventTable.TIME, interval, days);
  }
}
