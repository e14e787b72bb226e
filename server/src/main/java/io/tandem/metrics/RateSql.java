package io.tandem.metrics;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.tandem.catalog.Definition;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Several rates over the same buckets as one statement: one scan marks each person of each bucket
 * with the sets of {@link Doers} they belong to, then the marks are counted.
 */
final class RateSql {

  static final Field<Integer> BUCKET = field(name("bucket"), SQLDataType.INTEGER);
  static final Field<Long> PERSON = field(name("person"), SQLDataType.BIGINT);
  static final Field<Long> TOTAL = field(name("total"), SQLDataType.BIGINT);

  private final Sql sql;
  private final EventConditions conditions;
  private final ProjectId project;
  private final RateRange range;
  private final Map<Doers, Field<Integer>> marks = new LinkedHashMap<>();

  RateSql(Sql sql, EventConditions conditions, ProjectId project, RateRange range) {
    this.sql = sql;
    this.conditions = conditions;
    this.project = project;
    this.range = range;
  }

  /** Column with the numerator of the n-th formula. */
  static Field<Long> numerator(int formula) {
    return field(name("numerator" + formula), SQLDataType.BIGINT);
  }

  /** Column with the denominator of the n-th formula. */
  static Field<Long> denominator(int formula) {
    return field(name("denominator" + formula), SQLDataType.BIGINT);
  }

  /** One row a bucket in which somebody did something. */
  ResultQuery<Record> counts(DSLContext dsl, List<Formula> formulas) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(BUCKET);
    for (int i = 0; i < formulas.size(); i++) {
      fields.add(people(in(formulas.get(i), Side.NUMERATOR)).as(numerator(i)));
      fields.add(people(in(formulas.get(i), Side.DENOMINATOR)).as(denominator(i)));
    }
    return dsl.select(fields).from(marked()).groupBy(BUCKET);
  }

  /** The people of one side of a rate by key, each row with the number of all of them. */
  ResultQuery<Record> people(DSLContext dsl, Formula formula, Side side, long after, int limit) {
    Condition in = in(formula, side);
    List<Field<?>> fields = List.of(PERSON, TOTAL);
    Table<?> counted =
        select(PERSON, cast(count().over(), SQLDataType.BIGINT).as(TOTAL))
            .from(marked())
            .where(in)
            .asTable("counted");
    return dsl.select(fields).from(counted).where(PERSON.gt(after)).orderBy(PERSON).limit(limit);
  }

  private static Field<Long> people(Condition in) {
    return cast(count().filterWhere(in), SQLDataType.BIGINT);
  }

  /** True for a marked person who belongs to that side of the rate. */
  private Condition in(Formula formula, Side side) {
    Condition denominator = mark(formula.denominator()).eq(inline(1));
    if (side == Side.DENOMINATOR) {
      return denominator;
    }
    Condition numerator = mark(formula.numerator()).eq(inline(1));
    return formula.of().metric().amongDenominator() ? numerator.and(denominator) : numerator;
  }

  private Field<Integer> mark(Doers doers) {
    return marks.computeIfAbsent(
        doers, _ -> field(name("mark" + marks.size()), SQLDataType.INTEGER));
  }

  /** One row a bucket and person; call it after the last {@link #mark}. */
  private Table<?> marked() {
    List<Field<?>> columns = new ArrayList<>();
    List<Field<?>> highest = new ArrayList<>(List.of(BUCKET, PERSON));
    List<Condition> any = new ArrayList<>();
    columns.add(bucket().as(BUCKET));
    columns.add(EventTable.PERSON.as(PERSON));
    marks.forEach((doers, mark) -> {
      Condition did = did(doers);
      columns.add(when(did, inline(1)).otherwise(inline(0)).as(mark));
      highest.add(max(mark).as(mark));
      any.add(did);
    });
    Table<?> hits =
        select(columns)
            .from(EventTable.EVENT)
            .where(EventTable.PROJECT.eq(project.value()))
            .and(EventTable.TIME.ge(range.days().start().toEpochMilli()))
            .and(EventTable.TIME.lt(range.days().end().toEpochMilli()))
            .and(any.isEmpty() ? falseCondition() : or(any))
            .asTable("hits");
    return select(highest).from(hits).groupBy(BUCKET, PERSON).asTable("marked");
  }

  private Field<Integer> bucket() {
    Interval interval = range.interval();
    return interval == null
        ? inline((int) range.days().from().toEpochDay())
        : sql.bucket(EventTable.TIME, interval, range.days());
  }

  private Condition did(Doers doers) {
    return switch (doers) {
      case Doers.AnyOf any -> conditions.anyOf(project, any.events());
      case Doers.Deliberate _ ->
          EventTable.NAME
              .startsWith("$")
              .not()
              .or(EventTable.NAME.in(Definition.DELIBERATE_SYSTEM_EVENTS));
    };
  }
}
