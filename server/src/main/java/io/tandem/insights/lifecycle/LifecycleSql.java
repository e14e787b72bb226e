package io.tandem.insights.lifecycle;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.insights.query.Scope;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Each person's intervals with activity: columns person and a moment in the interval, in order. */
final class LifecycleSql {

  private static final Field<Long> PERSON = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Long> SLOT = field(name("slot"), SQLDataType.BIGINT);
  private static final Field<Long> AT = field(name("at"), SQLDataType.BIGINT);

  private final Sql sql;
  private final EventConditions conditions;
  private final Scope scope;
  private final LifecyclePlan plan;

  LifecycleSql(Sql sql, EventConditions conditions, Scope scope, LifecyclePlan plan) {
    this.sql = sql;
    this.conditions = conditions;
    this.scope = scope;
    this.plan = plan;
  }

  /** One row an interval; all that lies before them is one. */
  ResultQuery<? extends Record> rows(DSLContext dsl) {
    Field<Long> time = EventTable.TIME;
    Field<Long> bucket =
        cast(sql.bucket(time, plan.query().every(), plan.dates()), SQLDataType.BIGINT);
    // far below every date of the calendar
    Field<Long> slot = when(time.lt(plan.begin()), inline(Long.MIN_VALUE + 1)).otherwise(bucket);
    List<Field<?>> marked =
        List.of(cast(EventTable.PERSON, SQLDataType.BIGINT).as(PERSON), time.as(AT), slot.as(SLOT));
    Table<?> events =
        select(marked)
            .from(EventTable.EVENT)
            .where(scope.ever())
            .and(time.lt(plan.end()))
            .and(conditions.of(scope.project(), plan.query().activity()))
            .asTable("events");
    Table<?> slots =
        select(PERSON, SLOT, min(AT).as(AT)).from(events).groupBy(PERSON, SLOT).asTable("slots");
    return dsl.select(PERSON, AT).from(slots).orderBy(PERSON, AT);
  }
}
