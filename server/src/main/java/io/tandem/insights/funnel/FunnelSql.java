package io.tandem.insights.funnel;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import io.tandem.insights.query.Scope;
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
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The events of a funnel in the order in which a {@link Follower} takes them: columns person, time,
 * what it matches, the group if there is one, then a value for each breakdown, as its fingerprint
 * where a {@link ValueBook} tells what that stands for.
 */
final class FunnelSql {

  private static final Field<Long> PERSON = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Long> TIME = field(name("at"), SQLDataType.BIGINT);
  private static final Field<Long> MASK = field(name("mask"), SQLDataType.BIGINT);
  private static final Field<String> GROUP = field(name("held"), SQLDataType.VARCHAR);

  private final Sql sql;
  private final EventConditions conditions;
  private final Scope scope;
  private final FunnelPlan plan;

  FunnelSql(Sql sql, EventConditions conditions, Scope scope, FunnelPlan plan) {
    this.sql = sql;
    this.conditions = conditions;
    this.scope = scope;
    this.plan = plan;
  }

  /** The values of a breakdown with their fingerprints, one more than the book takes at most. */
  ResultQuery<? extends Record> values(DSLContext dsl, int breakdown) {
    Field<String> value = Owners.dimension(breakdown);
    Table<?> values = dsl.selectDistinct(value).from(marked()).asTable("values");
    return dsl.select(sql.fingerprint(value), value)
        .from(values)
        .where(value.isNotNull())
        .limit(inline(ValueBook.MOST + 1));
  }

  /** One row an event, in order. */
  ResultQuery<? extends Record> ordered(DSLContext dsl) {
    List<OrderField<?>> order = new ArrayList<>(List.of(PERSON));
    if (plan.grouped()) {
      order.add(GROUP);
    }
    order.addAll(List.of(TIME, MASK));
    return dsl.select(columns()).from(marked()).orderBy(order);
  }

  /** The same in no order. */
  ResultQuery<? extends Record> found(DSLContext dsl) {
    return dsl.select(columns()).from(marked());
  }

  private List<SelectFieldOrAsterisk> columns() {
    List<SelectFieldOrAsterisk> fields = new ArrayList<>(List.of(PERSON, TIME, MASK));
    if (plan.grouped()) {
      fields.add(GROUP);
    }
    for (int i = 0; i < plan.books().size(); i++) {
      Field<String> value = Owners.dimension(i);
      fields.add(plan.books().get(i).complete() ? sql.fingerprint(value) : value);
    }
    return fields;
  }

  /** Events with what they match and the values of the breakdowns, in no order. */
  private Table<?> marked() {
    Owners owners = Owners.of(sql, scope, plan.query().breakdowns());
    List<SelectFieldOrAsterisk> fields = new ArrayList<>(List.of(PERSON, TIME, MASK));
    if (plan.grouped()) {
      fields.add(GROUP);
    }
    for (int i = 0; i < plan.query().breakdowns().size(); i++) {
      fields.add(owners.value(i, PERSON));
    }
    Table<?> hits = hits(bits()).asTable("hits");
    return select(fields).from(owners.join(hits, PERSON)).asTable("marked");
  }

  private org.jooq.Select<Record> hits(List<Condition> bits) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(cast(EventTable.PERSON, SQLDataType.BIGINT).as(PERSON));
    fields.add(EventTable.TIME.as(TIME));
    fields.add(mask(bits).as(MASK));
    Condition condition = within();
    if (plan.query().ordered() != FunnelOrder.STRICT) {
      condition = condition.and(or(bits));
    }
    if (plan.grouped()) {
      String held = plan.query().hold();
      Field<String> group = held == null ? EventTable.SESSION : sql.property(held);
      fields.add(group.as(GROUP));
      condition = condition.and(group.isNotNull());
    }
    List<Breakdown> breakdowns = plan.query().breakdowns();
    for (int i = 0; i < breakdowns.size(); i++) {
      if (!breakdowns.get(i).ofPerson()) {
        fields.add(sql.property(breakdowns.get(i).bareProperty()).as(Owners.dimension(i)));
      }
    }
    return select(fields).from(EventTable.EVENT).where(condition);
  }

  /** From the first day on until the last window is over. */
  private Condition within() {
    long end = plan.rules().to() + plan.rules().window();
    return scope.ever().and(EventTable.TIME.ge(plan.rules().from())).and(EventTable.TIME.lt(end));
  }

  /** Conditions of the steps, then of the exclusions. */
  private List<Condition> bits() {
    List<Condition> bits = new ArrayList<>();
    for (FunnelStep step : plan.query().steps()) {
      bits.add(conditions.of(scope.project(), step.selector()));
    }
    for (FunnelExclusion exclusion : plan.query().excluded()) {
      bits.add(conditions.of(scope.project(), exclusion.selector()));
    }
    return bits;
  }

  private Field<Long> mask(List<Condition> bits) {
    int steps = plan.query().steps().size();
    Field<Long> mask = inline(0L);
    for (int i = 0; i < bits.size(); i++) {
      long bit = i < steps ? Hits.step(i + 1) : spoilt(plan.query().excluded().get(i - steps));
      // exclusions may share bits, so they are not added up
      mask = mask.bitOr(when(bits.get(i), inline(bit)).otherwise(inline(0L)));
    }
    return cast(mask, SQLDataType.BIGINT);
  }

  /** The bits of what an exclusion spoils. */
  static long spoilt(FunnelExclusion exclusion) {
    long bits = 0;
    for (int step = exclusion.after() + 1; step <= exclusion.before(); step++) {
      bits |= Hits.exclusion(step);
    }
    return bits;
  }
}
