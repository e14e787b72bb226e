package io.tandem.experiments.history;

import io.tandem.insights.UnaskedDeeds;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.duckdb.DuckDbFixture;

/** Observes in a store without a server, where projects pay by one event. */
final class Observing {

  /** As many as are compared one by one, as is usual. */
  static final int VALUE_PEOPLE = 1_000_000;

  private Observing() {}

  static ExposedPeople of(DuckDbFixture store) {
    Sql sql = store.sql();
    SourceSql sources =
        new SourceSql(
            new EventConditions(sql), UnaskedDeeds.paying(sql, ExposedCrowd.PURCHASE), null, sql);
    return new ExposedPeople(store.warehouse(), sources, null, new HistorySettings(VALUE_PEOPLE));
  }
}
