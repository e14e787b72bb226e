package io.tandem.experiments.history;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.when;

import io.tandem.audiences.Segments;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sources as conditions and whole numbers on rows of {@link EventTable}. */
@Component
class SourceSql {

  /** Larger amounts are mistakes, and would not fit into the store's whole numbers. */
  private static final double MOST = 1e12;

  private final EventConditions conditions;
  private final ProjectDeeds deeds;
  private final Segments segments;
  private final Sql sql;

  SourceSql(EventConditions conditions, ProjectDeeds deeds, Segments segments, Sql sql) {
    this.conditions = conditions;
    this.deeds = deeds;
    this.segments = segments;
    this.sql = sql;
  }

  DimensionSql told(ProjectId project, @Nullable Dimension dimension) {
    return new DimensionSql(project, sql, segments, dimension);
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
      case REVENUE -> paid(project, source.property());
      case LTV -> paid(project, source.property()).minus(given(project));
      case PEOPLE, ACTIVE, FUNNEL, EVENTS, VALUES -> inline(1L);
    };
  }

  /** Payments. */
  Condition payment(ProjectId project) {
    return deeds.paid(project);
  }

  /** Rewards. */
  Condition reward(ProjectId project) {
    return deeds.given(project);
  }

  /** What a payment comes to in millionths; 0 of other events. */
  Field<Long> paid(ProjectId project) {
    return paid(project, null);
  }

  private Field<Long> paid(ProjectId project, @Nullable String property) {
    return millionths(
        when(deeds.paid(project), deeds.payment(project, property)).otherwise(inline(0.0)));
  }

  /** What a reward cost in millionths; 0 of other events. */
  Field<Long> given(ProjectId project) {
    return millionths(when(deeds.given(project), deeds.cost(project)).otherwise(inline(0.0)));
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
