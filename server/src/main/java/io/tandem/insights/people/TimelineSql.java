package io.tandem.insights.people;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.tandem.insights.query.Cursors;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Statements behind {@link Timelines}. */
@Component
class TimelineSql {

  private static final Field<Integer> RULE = field(name("rule"), SQLDataType.INTEGER);

  private final EventConditions conditions;

  TimelineSql(EventConditions conditions) {
    this.conditions = conditions;
  }

  /** An event that passes the filters of the rule at that index. */
  record Match(int rule, UUID uuid) {}

  /** Events of a person, newest first, behind a place. */
  ResultQuery<? extends Record> page(
      DSLContext dsl, ProjectId project, long person, Cursors.@Nullable Moment before, int limit) {
    return dsl.select(EventTable.UUID, EventTable.TIME, EventTable.NAME, EventTable.PROPERTIES)
        .from(EventTable.EVENT)
        .where(of(project, person))
        .and(behind(before))
        .orderBy(EventTable.TIME.desc(), EventTable.UUID.desc())
        .limit(limit);
  }

  /** Which events of a page pass the filters of which rule; rules without filters are left out. */
  ResultQuery<? extends Record> matches(
      DSLContext dsl,
      ProjectId project,
      long person,
      List<TimelineRule> rules,
      List<Timelines.Row> page) {
    Condition onPage =
        of(project, person)
            .and(EventTable.TIME.between(page.getLast().time(), page.getFirst().time()))
            .and(EventTable.UUID.in(page.stream().map(Timelines.Row::uuid).toList()));
    Select<Record> union = null;
    for (int i = 0; i < rules.size(); i++) {
      TimelineRule rule = rules.get(i);
      if (!rule.byNameAlone()) {
        List<Field<?>> fields = List.of(inline(i).as(RULE), EventTable.UUID);
        Select<Record> matching =
            select(fields)
                .from(EventTable.EVENT)
                .where(onPage.and(conditions.of(project, rule.selector())));
        union = union == null ? matching : union.unionAll(matching);
      }
    }
    return dsl.select(RULE, EventTable.UUID).from(union);
  }

  static Timelines.Row row(Record row) {
    return new Timelines.Row(
        row.get(EventTable.UUID),
        row.get(EventTable.TIME),
        row.get(EventTable.NAME),
        row.get(EventTable.PROPERTIES));
  }

  static Match match(Record row) {
    return new Match(row.get(RULE), row.get(EventTable.UUID));
  }

  private static Condition of(ProjectId project, long person) {
    return EventTable.PROJECT.eq(project.value()).and(EventTable.PERSON.eq(person));
  }

  private static Condition behind(Cursors.@Nullable Moment before) {
    if (before == null) {
      return noCondition();
    }
    return EventTable.TIME
        .lt(before.time())
        .or(EventTable.TIME.eq(before.time()).and(EventTable.UUID.lt(before.uuid())));
  }
}
