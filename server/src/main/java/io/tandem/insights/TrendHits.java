package io.tandem.insights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The events a series counts, each with its bucket, its person, the number its measure reads and
 * its value for every breakdown.
 */
final class TrendHits {

  private static final Field<Long> OWNER = field(name("owner"), SQLDataType.BIGINT);

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

  /**
   * What is looked at.
   *
   * @param range the queried dates in the project's zone
   * @param environment id of the only environment that counts, or null for all
   */
  record Scope(ProjectId project, LocalDates range, @Nullable Integer environment) {}

  /** One row a hit. */
  Select<?> of(TrendSeries series) {
    Select<Record> events = events(series);
    if (query.breakdown().stream().noneMatch(Breakdown::ofPerson)) {
      return events;
    }
    Table<?> event = events.asTable("event");
    Table<?> owner = owners().asTable("owners");
    List<Field<?>> fields = new ArrayList<>(List.of(event.fields()));
    for (int i = 0; i < query.breakdown().size(); i++) {
      if (query.breakdown().get(i).ofPerson()) {
        fields.add(TrendSql.dimension(i));
      }
    }
    return select(fields).from(event).leftJoin(owner).on(TrendSql.PERSON.eq(OWNER));
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
        fields.add(sql.property(breakdown.property()).as(TrendSql.dimension(i)));
      }
    }
    return select(fields).from(EventTable.EVENT).where(condition(series));
  }

  private Condition condition(TrendSeries series) {
    List<Filter> filters = new ArrayList<>(series.where());
    filters.addAll(query.where());
    Condition condition =
        EventTable.PROJECT
            .eq(scope.project().value())
            .and(EventTable.TIME.ge(scope.range().start().toEpochMilli()))
            .and(EventTable.TIME.lt(scope.range().end().toEpochMilli()))
            .and(conditions.of(scope.project(), new EventSelector(series.event(), filters)));
    Integer environment = scope.environment();
    return environment == null ? condition : condition.and(EventTable.ENVIRONMENT.eq(environment));
  }

  private Select<Record> owners() {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(PersonTable.KEY.as(OWNER));
    for (int i = 0; i < query.breakdown().size(); i++) {
      Breakdown breakdown = query.breakdown().get(i);
      if (breakdown.ofPerson()) {
        fields.add(sql.personProperty(breakdown.bareProperty()).as(TrendSql.dimension(i)));
      }
    }
    return select(fields)
        .from(PersonTable.PERSON)
        .where(PersonTable.PROJECT.eq(scope.project().value()));
  }
}
