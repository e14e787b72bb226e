package io.tandem.metrics;

import static org.jooq.impl.DSL.inline;

import io.tandem.access.Projects;
import io.tandem.catalog.Definition;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import org.jooq.Condition;
import org.jooq.Field;
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

  /** The bucket of a row, as days since 1970-01-01. */
  Field<Integer> bucket(RateRange range, LocalDates days) {
    Interval interval = range.interval();
    return interval == null
        ? inline((int) range.days().from().toEpochDay())
        : sql.bucket(EventTable.TIME, interval, days);
  }
}
