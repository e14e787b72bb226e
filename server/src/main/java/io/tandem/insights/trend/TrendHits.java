package io.tandem.insights.trend;

import static org.jooq.impl.DSL.select;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import io.tandem.insights.query.Scope;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/**
 * The events a series counts, each with its bucket, its person, the number its measure reads and
 * its value for every breakdown.
 */
final class TrendHits {

  private final Sql sql;
  private final EventConditions conditions;
  private final Scope scope;
  private final TrendQuery query;

  TrendHits(Sql sql, EventConditions conditions, Scope scope, TrendQuery query) {
    this.sql = sql;
    this.conditions = conditions;
    this.scope = scope;
    this.query = query;
  }

  /** One row a hit. */
  Select<?> of(TrendSeries series) {
    Table<?> events = events(series).asTable("event");
    List<Field<?>> fields = new ArrayList<>(List.of(events.fields()));
    Owners owners = Owners.of(sql, scope, query.breakdown());
    for (int i = 0; i < query.breakdown().size(); i++) {
      if (query.breakdown().get(i).ofPerson()) {
        fields.add(owners.value(i, TrendSql.PERSON));
      }
    }
    return select(fields).from(owners.join(events, TrendSql.PERSON));
  }

  private Select<Record> events(TrendSeries series) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(sql.bucket(EventTable.TIME, query.interval(), scope.range()).as(TrendSql.BUCKET));
    fields.add(EventTable.PERSON.as(TrendSql.PERSON));
    if (series.property() != null) {
      fields.add(sql.numericProperty(series.property()).as(TrendSql.NUMBER));
    }
    for (int i = 0; i < query.breakdown().size(); i++) {
      Breakdown breakdown = query.breakdown().get(i);
      if (!breakdown.ofPerson()) {
        fields.add(sql.property(breakdown.bareProperty()).as(Owners.dimension(i)));
      }
    }
    return select(fields).from(EventTable.EVENT).where(condition(series));
  }

  private Condition condition(TrendSeries series) {
    return scope.within().and(conditions.of(scope.project(), series.selector()));
  }
}
