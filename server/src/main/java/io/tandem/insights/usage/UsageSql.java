package io.tandem.insights.usage;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.tryCast;
import static org.jooq.impl.DSL.when;

import io.tandem.access.Projects;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The stages of everybody exposed, in total and by each dimension, as one statement: one scan marks
 * each person, the marks meet the people's properties, then they are counted per value.
 */
final class UsageSql {

  static final Field<Integer> DIMENSION = field(name("dimension"), SQLDataType.INTEGER);
  static final Field<String> VALUE = field(name("value"), SQLDataType.VARCHAR);

  /** Values of one dimension that are read; the rest is what is missing to the total. */
  static final int VALUES = 8;

  private static final Field<Long> PERSON = field(name("who"), SQLDataType.BIGINT);
  private static final Field<Long> OWNER = field(name("owner"), SQLDataType.BIGINT);
  private static final Field<Integer> DAY = field(name("day"), SQLDataType.INTEGER);
  private static final Field<Long> DAYS = field(name("days"), SQLDataType.BIGINT);
  private static final String[] MARKS = {"exposed", "opened", "succeeded"};

  private final Sql sql;
  private final EventConditions conditions;
  private final Scope scope;

  UsageSql(Sql sql, EventConditions conditions, Scope scope) {
    this.sql = sql;
    this.conditions = conditions;
    this.scope = scope;
  }

  /**
   * What is counted.
   *
   * @param stages exposure, opening and, where there is one, success: any of the events
   * @param properties of people, each a dimension from 1 on
   * @param ages dimension of the age property, or 0; its values are the lower ends of bands
   * @param bands lower ends, ascending
   */
  record Scope(
      ProjectId project,
      LocalDates range,
      List<List<EventSelector>> stages,
      List<String> properties,
      int ages,
      List<Integer> bands) {

    boolean success() {
      return stages.size() > 2;
    }
  }

  /** Column with the people of the n-th stage. */
  static Field<Long> people(int stage) {
    return field(name("people" + stage), SQLDataType.BIGINT);
  }

  /** One row for everybody (dimension 0) and one for each value of each dimension. */
  ResultQuery<Record> counts(DSLContext dsl) {
    Table<Record> people = table(name("people"));
    Select<Record> rows = counted(people, 0, inline((String) null, SQLDataType.VARCHAR));
    for (int i = 0; i < scope.properties().size(); i++) {
      rows = rows.unionAll(select(table(name("d" + i)).asterisk()).from(dimension(people, i)));
    }
    Table<?> all = rows.asTable("counts");
    return dsl.with(name("people").as(people())).select(all.fields()).from(all);
  }

  private Table<Record> dimension(Table<Record> people, int index) {
    Field<String> value = field(name("value" + index), SQLDataType.VARCHAR);
    Select<Record> counted = counted(people, index + 1, value);
    return limited(counted, index).asTable("d" + index);
  }

  private Select<Record> limited(Select<Record> counted, int index) {
    Table<Record> all = counted.asTable("all" + index);
    // one more than shown, since the unknown have a row of their own; all bands are kept
    int limit = index + 1 == scope.ages() ? 100 : VALUES + 1;
    List<Field<?>> fields = new ArrayList<>(List.of(DIMENSION, VALUE));
    for (int stage = 0; stage <= scope.stages().size(); stage++) {
      fields.add(people(stage));
    }
    Field<Integer> unknownFirst = when(VALUE.isNull(), inline(0)).otherwise(inline(1));
    return select(fields)
        .from(all)
        .orderBy(unknownFirst, people(0).desc(), VALUE.asc())
        .limit(inline(limit));
  }

  private Select<Record> counted(Table<Record> people, int dimension, Field<String> value) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(inline(dimension).as(DIMENSION));
    fields.add(value.as(VALUE));
    Condition reached = mark(0).eq(1);
    for (int stage = 0; stage < scope.stages().size(); stage++) {
      reached = reached.and(mark(stage).eq(1));
      fields.add(cast(count().filterWhere(reached), SQLDataType.BIGINT).as(people(stage)));
    }
    Condition again = reached.and(DAYS.ge(2L));
    fields.add(
        cast(count().filterWhere(again), SQLDataType.BIGINT).as(people(scope.stages().size())));
    var counted = select(fields).from(people);
    return dimension == 0 ? counted : counted.groupBy(value);
  }

  /** One row an exposed person: marks, days of use, value of each dimension. */
  private Select<Record> people() {
    Table<?> marked = marked().asTable("marked");
    List<Field<?>> values = new ArrayList<>();
    values.add(PersonTable.KEY.as(OWNER));
    for (int i = 0; i < scope.properties().size(); i++) {
      Field<String> text = sql.personProperty(scope.properties().get(i));
      values.add((i + 1 == scope.ages() ? band(text) : text).as("value" + i));
    }
    Table<?> owners =
        select(values)
            .from(PersonTable.PERSON)
            .where(PersonTable.PROJECT.eq(scope.project().value()))
            .asTable("owners");
    List<Field<?>> fields = new ArrayList<>(List.of(marked.fields()));
    for (int i = 0; i < scope.properties().size(); i++) {
      fields.add(field(name("owners", "value" + i), SQLDataType.VARCHAR).as("value" + i));
    }
    return select(fields).from(marked).leftJoin(owners).on(PERSON.eq(OWNER)).where(mark(0).eq(1));
  }

  private Select<Record> marked() {
    List<Field<?>> highest = new ArrayList<>();
    highest.add(PERSON);
    List<Field<?>> columns = new ArrayList<>();
    columns.add(EventTable.PERSON.as(PERSON));
    Condition any = falseCondition();
    for (int stage = 0; stage < scope.stages().size(); stage++) {
      Condition did = conditions.anyOf(scope.project(), scope.stages().get(stage));
      columns.add(when(did, inline(1)).otherwise(inline(0)).as(mark(stage)));
      highest.add(max(mark(stage)).as(mark(stage)));
      any = any.or(did);
    }
    Condition used = conditions.anyOf(scope.project(), scope.stages().get(1));
    columns.add(when(used, sql.bucket(EventTable.TIME, Interval.DAY, scope.range())).as(DAY));
    highest.add(cast(countDistinct(DAY), SQLDataType.BIGINT).as(DAYS));
    Table<?> hits =
        select(columns)
            .from(EventTable.EVENT)
            .where(EventTable.PROJECT.eq(scope.project().value()))
            .and(EventTable.ENVIRONMENT.eq(Projects.PRODUCTION))
            .and(EventTable.TIME.ge(scope.range().start().toEpochMilli()))
            .and(EventTable.TIME.lt(scope.range().end().toEpochMilli()))
            .and(any)
            .asTable("hits");
    return select(highest).from(hits).groupBy(PERSON);
  }

  /** The lower end of the band an age falls into; null for what is no age. */
  private Field<String> band(Field<String> text) {
    Field<Double> age = tryCast(text, SQLDataType.DOUBLE);
    Field<String> band = inline((String) null, SQLDataType.VARCHAR);
    for (int i = 0; i < scope.bands().size(); i++) {
      double lower = scope.bands().get(i);
      double upper = i + 1 < scope.bands().size() ? scope.bands().get(i + 1) : 130;
      band =
          when(age.ge(lower).and(age.lt(upper)), inline(Integer.toString(scope.bands().get(i))))
              .otherwise(band);
    }
    return band;
  }

  private static Field<Integer> mark(int stage) {
    return field(name(MARKS[stage]), SQLDataType.INTEGER);
  }
}
