package io.tandem.experiments.history;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.insights.ProjectDeeds;
import io.tandem.shared.EventSelector;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Sources as conditions and whole numbers on rows of {@link EventTable}. */
@Component
class SourceSql {

  /** Larger amounts are mistakes, and would not fit into the store's whole numbers. */
  private static final double MOST = 1e12;

  private final EventConditions conditions;
  private final ProjectDeeds deeds;
  private final Sql sql;

  SourceSql(EventConditions conditions, ProjectDeeds deeds, Sql sql) {
    this.conditions = conditions;
    this.deeds = deeds;
    this.sql = sql;
  }

  /** How the store spells things. */
  Sql dialect() {
    return sql;
  }

  Condition step(ProjectId project, EventSelector step) {
    return conditions.of(project, step);
  }

  /** Events that count; not of funnels. */
  Condition picked(ProjectId project, ExperimentSource source) {
    return switch (source.measure()) {
      case ACTIVE -> deeds.active(project);
      case REVENUE -> deeds.paid(project);
      case LTV -> deeds.paid(project).or(deeds.given(project));
      case VALUES -> event(project, source).and(single(source).isNotNull());
      case PEOPLE, EVENTS, SUM, FUNNEL -> event(project, source);
    };
  }

  private Condition event(ProjectId project, ExperimentSource source) {
    EventSelector event = source.event();
    if (event == null) {
      throw new IllegalStateException("a source of " + source.measure() + " has no event");
    }
    return conditions.of(project, event);
  }

  /** What an event counts for. */
  Field<Long> amount(ProjectId project, ExperimentSource source) {
    return switch (source.measure()) {
      case SUM -> coalesce(single(source), inline(0L));
      case REVENUE -> millionths(deeds.payment(project, source.property()));
      case LTV ->
          millionths(
                  when(deeds.paid(project), deeds.payment(project, source.property()))
                      .otherwise(inline(0.0)))
              .minus(
                  millionths(
                      when(deeds.given(project), deeds.cost(project)).otherwise(inline(0.0))));
      case PEOPLE, ACTIVE, FUNNEL, EVENTS, VALUES -> inline(1L);
    };
  }

  /** The property of an event in millionths; null where it has none. */
  Field<Long> single(ExperimentSource source) {
    String property = source.property();
    if (property == null) {
      throw new IllegalStateException("a source of " + source.measure() + " has no property");
    }
    return whole(sql.numericProperty(property));
  }

  private static Field<Long> millionths(Field<Double> number) {
    return coalesce(whole(number), inline(0L));
  }

  private static Field<Long> whole(Field<Double> number) {
    Field<Double> scaled = round(number.times(inline(SourceColumn.MILLION)));
    return when(abs(number).le(inline(MOST)), cast(scaled, SQLDataType.BIGINT));
  }

  /** Rows of an environment between two times, the second exclusive. */
  static Condition within(ProjectId project, int environment, long from, long until) {
    return EventTable.PROJECT
        .eq(project.value())
        .and(EventTable.ENVIRONMENT.eq(environment))
        .and(EventTable.TIME.ge(from))
        .and(EventTable.TIME.lt(until));
  }
}
