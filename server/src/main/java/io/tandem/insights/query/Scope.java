package io.tandem.insights.query;

import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventTable;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * The part of the event history that a query is about.
 *
 * @param range the queried dates in the project's zone
 * @param everyone events of the project, environment and segment, of any time
 * @param ever those of them that pass the query's filters
 * @param insiders person keys of those who are in each segment that a breakdown names
 */
public record Scope(
    ProjectId project,
    LocalDates range,
    Condition everyone,
    Condition ever,
    Map<String, Select<Record1<Long>>> insiders) {

  /** Those of the queried dates. */
  public Condition within() {
    return within(range);
  }

  /** Those of other dates. */
  public Condition within(LocalDates dates) {
    return ever.and(EventTable.TIME.ge(dates.start().toEpochMilli()))
        .and(EventTable.TIME.lt(dates.end().toEpochMilli()));
  }
}
