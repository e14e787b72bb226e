package io.tandem.experiments.history;

import io.tandem.insights.UnaskedDeeds;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.duckdb.DuckDbFixture;

/** Observes in a store without a server, where nothing is asked about projects. */
final class Observing {

  private Observing() {}

  static ExposedPeople of(DuckDbFixture store) {
    Sql sql = store.sql();
    SourceSql sources = new SourceSql(new EventConditions(sql), UnaskedDeeds.with(sql), null, sql);
    return new ExposedPeople(store.warehouse(), sources, null, new HistorySettings(1_000_000));
  }
}
