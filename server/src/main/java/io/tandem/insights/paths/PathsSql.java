package io.tandem.insights.paths;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import io.tandem.insights.query.Scope;
import io.tandem.shared.EventSelector;
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
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The events of paths in order: columns person, time, whether a path starts (ends) here, whether it
 * makes a node, its name, and the session if paths are those of sessions.
 */
final class PathsSql {

  private static final Field<Long> PERSON = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Long> TIME = field(name("at"), SQLDataType.BIGINT);
  private static final Field<Long> ANCHOR = field(name("anchor"), SQLDataType.BIGINT);
  private static final Field<String> EVENT = field(name("event"), SQLDataType.VARCHAR);
  private static final Field<String> LABEL = field(name("label"), SQLDataType.VARCHAR);
  private static final Field<String> SESSION = field(name("held"), SQLDataType.VARCHAR);

  private final Sql sql;
  private final EventConditions conditions;
  private final Scope scope;
  private final PathsQuery query;

  PathsSql(Sql sql, EventConditions conditions, Scope scope, PathsQuery query) {
    this.sql = sql;
    this.conditions = conditions;
    this.scope = scope;
    this.query = query;
  }

  /** One row an event. */
  ResultQuery<? extends Record> events(DSLContext dsl) {
    String property = query.groupBy();
    List<Breakdown> names = property == null ? List.of() : List.of(Breakdown.by(property));
    Table<?> events = events(names);
    Field<String> label = names.isEmpty() ? EVENT : coalesce(Owners.dimension(0), EVENT);
    List<Field<?>> fields = new ArrayList<>(List.of(PERSON, TIME, ANCHOR, label.as(LABEL)));
    List<OrderField<?>> order = new ArrayList<>(List.of(PERSON));
    if (query.inSession()) {
      fields.add(SESSION);
      order.add(SESSION);
    }
    order.addAll(List.of(TIME, LABEL, ANCHOR));
    return dsl.select(fields)
        .from(Owners.of(sql, scope, names).join(events, PERSON))
        .orderBy(order);
  }

  private Table<?> events(List<Breakdown> names) {
    Condition anchor = anchor();
    List<Field<?>> fields = new ArrayList<>();
    fields.add(cast(EventTable.PERSON, SQLDataType.BIGINT).as(PERSON));
    fields.add(EventTable.TIME.as(TIME));
    fields.add(cast(when(anchor, inline(1L)).otherwise(inline(0L)), SQLDataType.BIGINT).as(ANCHOR));
    fields.add(EventTable.NAME.as(EVENT));
    Condition condition = scope.within().and(nodes().or(anchor));
    if (query.inSession()) {
      fields.add(EventTable.SESSION.as(SESSION));
      condition = condition.and(EventTable.SESSION.isNotNull());
    }
    if (!names.isEmpty() && !names.getFirst().ofPerson()) {
      fields.add(sql.property(names.getFirst().bareProperty()).as(Owners.dimension(0)));
    }
    return select(fields).from(EventTable.EVENT).where(condition).asTable("events");
  }

  /** Without an anchor whatever makes a node may begin a path. */
  private Condition anchor() {
    EventSelector anchor = query.anchor();
    return anchor == null ? nodes() : conditions.of(scope.project(), anchor);
  }

  private Condition nodes() {
    Condition nodes = query.only().isEmpty() ? trueCondition() : EventTable.NAME.in(query.only());
    return nodes.and(
        query.without().isEmpty() ? noCondition() : EventTable.NAME.notIn(query.without()));
  }
}
