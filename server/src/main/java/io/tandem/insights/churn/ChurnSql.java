package io.tandem.insights.churn;

import static io.tandem.insights.deeds.Deeds.BEGAN;
import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.tandem.insights.deeds.Deeds;
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
 * Everybody of the cohorts with the day on which they were lost: the first of their active days
 * within the horizon that so many inactive ones follow. The day of sign-up counts as active.
 * Whoever comes back later was lost all the same.
 */
final class ChurnSql {

  /** Days after sign-up whose retention is a known metric and may be proposed. */
  static final List<Integer> MARKS = List.of(1, 3, 7, 14, 30);

  /** Days from sign-up to the last activity; null for those who stayed. */
  static final Field<Integer> STAYED = field(name("stayed"), SQLDataType.INTEGER);

  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);

  private static final Field<Integer> NEXT = field(name("next_day"), SQLDataType.INTEGER);

  private final Deeds deeds;
  private final ChurnQuery query;

  /**
   * @param query of mature cohorts only
   */
  ChurnSql(Deeds deeds, ChurnQuery query) {
    this.deeds = deeds;
    this.query = query;
  }

  /** People active so many days after their sign-up. */
  static Field<Long> active(int mark) {
    return field(name("active" + mark), SQLDataType.BIGINT);
  }

  /** One row a number of days stayed, and one with null for those who are not lost. */
  ResultQuery<Record> histogram(DSLContext dsl) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(STAYED);
    fields.add(cast(count(), SQLDataType.BIGINT).as(PEOPLE));
    MARKS.forEach(mark -> fields.add(cast(sum(active(mark)), SQLDataType.BIGINT).as(active(mark))));
    return dsl.select(fields).from(people().asTable("churned")).groupBy(STAYED);
  }

  /** The people of a cell. */
  Select<?> people(ChurnCell cell) {
    int low = cell.fromDay() == null ? 0 : cell.fromDay();
    int high = cell.toDay() == null ? query.horizon() : cell.toDay();
    Condition which =
        switch (cell.part()) {
          case ALL -> noCondition();
          case KEPT -> STAYED.isNull();
          case LOST -> STAYED.between(inline(low), inline(high));
        };
    return select(WHO).from(people().asTable("churned")).where(which);
  }

  /** One row a person: until when, and on which of the marks they were active. */
  private Select<Record> people() {
    Table<?> gaps = gaps().asTable("gaps");
    Field<Integer> stayed = DAY.minus(BEGAN);
    Field<Integer> end = BEGAN.plus(inline(query.horizon() + query.inactive()));
    Condition lost =
        stayed
            .lt(inline(query.horizon()))
            .and(coalesce(NEXT, end).minus(DAY).gt(inline(query.inactive())));
    List<Field<?>> fields = new ArrayList<>();
    fields.add(WHO);
    fields.add(min(when(lost, stayed)).as(STAYED));
    for (int mark : MARKS) {
      Field<Long> on = when(stayed.eq(inline(mark)), inline(1L)).otherwise(inline(0L));
      fields.add(max(on).as(active(mark)));
    }
    return select(fields).from(gaps).groupBy(WHO);
  }

  /** Active days, each with the next one within sight. */
  private Select<Record> gaps() {
    Table<?> days = days().asTable("active_days");
    Field<Integer> next = lead(DAY).over().partitionBy(WHO).orderBy(DAY);
    return select(List.<Field<?>>of(WHO, BEGAN, DAY, next.as(NEXT))).from(days);
  }

  private Select<Record> days() {
    int sight = query.horizon() + query.inactive() - 1;
    Table<?> starts = table(name("starts"));
    Table<?> did = deeds.days(deeds.active(), deeds.around(0, sight)).asTable("did");
    Field<Long> who = Deeds.of("starts", WHO);
    Field<Integer> began = Deeds.of("starts", BEGAN);
    Field<Integer> day = Deeds.of("did", DAY);
    Select<Record> active =
        select(List.<Field<?>>of(who.as(WHO), began.as(BEGAN), day.as(DAY)))
            .from(starts)
            .join(did)
            .on(Deeds.of("did", WHO).eq(who))
            .and(day.gt(began))
            .and(day.le(began.plus(inline(sight))))
            .unionAll(
                select(List.<Field<?>>of(WHO, BEGAN, BEGAN.as(DAY))).from(table(name("starts"))));
    Table<?> all = active.asTable("all_days");
    return with(name("starts").as(deeds.starts(deeds.any(deeds.definition().signUps()))))
        .select(List.<Field<?>>of(WHO, BEGAN, DAY))
        .from(all);
  }
}
