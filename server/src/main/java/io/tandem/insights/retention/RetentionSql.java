package io.tandem.insights.retention;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import io.tandem.insights.query.Scope;
import io.tandem.shared.Interval;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * What {@link Comebacks} needs to know of each person: one row for each interval (each moment, when
 * intervals roll) and value with a start or a return. Columns: person, first moment, first start
 * that passes, first start whatever the filters, number of returns, a value for each breakdown.
 */
final class RetentionSql {

  /** Stands for a moment that never came. */
  static final long NEVER = Long.MAX_VALUE;

  private static final Field<Long> PERSON = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Long> SLOT = field(name("slot"), SQLDataType.BIGINT);
  private static final Field<Long> AT = field(name("at"), SQLDataType.BIGINT);
  private static final Field<Long> STARTED = field(name("started"), SQLDataType.BIGINT);
  private static final Field<Long> NAMED = field(name("named"), SQLDataType.BIGINT);
  private static final Field<Long> RETURNS = field(name("returns"), SQLDataType.BIGINT);
  private static final long BEFORE = -1;
  private static final long BEHIND = Long.MAX_VALUE;

  private final Sql sql;
  private final EventConditions conditions;
  private final Scope scope;
  private final RetentionPlan plan;

  RetentionSql(Sql sql, EventConditions conditions, Scope scope, RetentionPlan plan) {
    this.sql = sql;
    this.conditions = conditions;
    this.scope = scope;
    this.plan = plan;
  }

  /** One row an interval; by person, values, time. */
  ResultQuery<? extends Record> rows(DSLContext dsl) {
    List<Breakdown> breakdowns = plan.query().breakdowns();
    Table<?> slots = slots().asTable("slots");
    Owners owners = Owners.of(sql, scope, breakdowns);
    List<Field<?>> fields = new ArrayList<>(List.of(PERSON, AT, STARTED, NAMED, RETURNS));
    List<OrderField<?>> order = new ArrayList<>(List.of(PERSON));
    for (int i = 0; i < breakdowns.size(); i++) {
      fields.add(owners.value(i, PERSON));
      order.add(Owners.dimension(i).asc().nullsLast());
    }
    order.add(AT);
    return dsl.select(fields).from(owners.join(slots, PERSON)).orderBy(order);
  }

  private Select<Record> slots() {
    List<Field<?>> groups = new ArrayList<>(List.of(PERSON, SLOT));
    List<Breakdown> breakdowns = plan.query().breakdowns();
    for (int i = 0; i < breakdowns.size(); i++) {
      if (!breakdowns.get(i).ofPerson()) {
        groups.add(Owners.dimension(i));
      }
    }
    List<Field<?>> fields = new ArrayList<>(groups);
    fields.add(min(AT).as(AT));
    fields.add(coalesce(min(STARTED), inline(NEVER)).as(STARTED));
    fields.add(coalesce(min(NAMED), inline(NEVER)).as(NAMED));
    // not a sum of ones and noughts: DuckDB 2.0.0 takes its statistics for theirs, and sorts bytes
    fields.add(cast(count().filterWhere(RETURNS.eq(1L)), SQLDataType.BIGINT).as(RETURNS));
    return select(fields).from(events().asTable("events")).groupBy(groups);
  }

  private Select<Record> events() {
    RetentionQuery query = plan.query();
    Condition filters = conditions.all(scope.project(), query.where());
    Condition starts =
        conditions
            .of(scope.project(), query.start())
            .and(filters)
            .and(EventTable.TIME.lt(plan.end()));
    Condition returns =
        conditions
            .of(scope.project(), query.returning())
            .and(filters)
            .and(EventTable.TIME.ge(plan.begin()));
    Condition named = query.starting() == RetentionMode.FIRST_EVER ? named() : starts;
    List<Field<?>> fields = marks(starts, named, returns);
    List<Breakdown> breakdowns = query.breakdowns();
    for (int i = 0; i < breakdowns.size(); i++) {
      if (!breakdowns.get(i).ofPerson()) {
        fields.add(sql.property(breakdowns.get(i).bareProperty()).as(Owners.dimension(i)));
      }
    }
    return select(fields)
        .from(EventTable.EVENT)
        .where(scope.everyone())
        .and(times())
        .and(named.or(starts).or(returns));
  }

  private List<Field<?>> marks(Condition starts, Condition named, Condition returns) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(cast(EventTable.PERSON, SQLDataType.BIGINT).as(PERSON));
    fields.add(EventTable.TIME.as(AT));
    fields.add(slot().as(SLOT));
    fields.add(when(starts, EventTable.TIME).as(STARTED));
    fields.add(when(named, EventTable.TIME).as(NAMED));
    fields.add(when(returns, inline(1L)).otherwise(inline(0L)).as(RETURNS));
    return fields;
  }

  private Condition named() {
    String event = plan.query().start().event();
    Condition named = event.equals("*") ? trueCondition() : EventTable.NAME.eq(event);
    return named.and(EventTable.TIME.lt(plan.end()));
  }

  private Condition times() {
    RetentionQuery query = plan.query();
    Condition times =
        query.starting() == RetentionMode.RECURRING
            ? EventTable.TIME.ge(plan.begin())
            : noCondition();
    return query.orAfter() ? times : times.and(EventTable.TIME.lt(plan.last()));
  }

  /** Tells intervals apart; those before the dates and behind all cells need not be. */
  private Field<Long> slot() {
    Field<Long> time = EventTable.TIME;
    Field<Long> slot = time;
    if (!plan.query().rolling()) {
      Interval interval = plan.query().every().calendar();
      slot =
          interval == null
              ? time.minus(time.minus(plan.begin()).mod(inline(RetentionInterval.HOUR.millis())))
              : cast(sql.bucket(time, interval, plan.dates()), SQLDataType.BIGINT);
      slot = when(time.ge(plan.behind()), inline(BEHIND)).otherwise(slot);
    }
    return when(time.lt(plan.begin()), inline(BEFORE)).otherwise(slot);
  }
}
