package io.tandem.insights.value;

import static io.tandem.insights.deeds.Deeds.BEGAN;
import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static io.tandem.insights.deeds.Revenue.GIVEN;
import static io.tandem.insights.deeds.Revenue.PAID;
import static io.tandem.insights.deeds.Revenue.PAYER;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Revenue;
import io.tandem.insights.query.Checks;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** All counts of a value analysis as one statement of several parts. */
final class ValueSql {

  static final Field<String> PART = field(name("part"), SQLDataType.VARCHAR);

  /** Day on which people began, or start of a calendar bucket. */
  static final Field<Integer> START = field(name("start_day"), SQLDataType.INTEGER);

  static final Field<Integer> AGE = field(name("age"), SQLDataType.INTEGER);
  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);

  private final Deeds deeds;
  private final ValueQuery query;

  ValueSql(Deeds deeds, ValueQuery query) {
    this.deeds = deeds;
    this.query = query;
  }

  /** What a row is about. */
  enum Part {
    /** People who began on a day. */
    COHORT,
    /** Payers and money of those who began on a day, by age. */
    AGE,
    /** Active people of a bucket. */
    ACTIVE,
    /** Payers and money of a bucket. */
    BUCKET,
    /** People who signed up in a month. */
    MONTH,
    /** Those of them who came back in the next. */
    BACK
  }

  /** Rows of all parts. */
  ResultQuery<Record> rows(DSLContext dsl) {
    Select<Record> all =
        cohorts().unionAll(ages()).unionAll(active()).unionAll(buckets()).unionAll(months());
    Table<?> rows = all.unionAll(back()).asTable("parts");
    return dsl.with(name("starts").as(deeds.starts(starts())))
        .with(name("signed").as(deeds.starts(deeds.any(deeds.definition().signUps()))))
        .with(name("money").as(Revenue.perDay(deeds, query.moneyOf(), sight())))
        .select(List.<Field<?>>of(PART, START, AGE, PEOPLE, PAID, GIVEN))
        .from(rows);
  }

  /** The people of a cell. */
  Select<?> people(ValueCell cell) {
    LocalDate to = query.width().plus(cell.cohort(), 1).minusDays(1);
    Condition cohort =
        BEGAN.between(inline(Deeds.epochDay(cell.cohort())), inline(Deeds.epochDay(to)));
    if (cell.age() == null) {
      Table<?> began = deeds.starts(starts()).asTable("starts");
      return select(WHO).from(began).where(cohort);
    }
    Select<Record> paid =
        selectDistinct(List.<Field<?>>of(Deeds.of("starts", WHO).as(WHO)))
            .from(table(name("starts")))
            .join(table(name("money")))
            .on(Deeds.of("money", WHO).eq(Deeds.of("starts", WHO)))
            .and(age().eq(inline(cell.age())))
            .and(Deeds.of("money", DAY).ge(Deeds.of("starts", BEGAN)))
            .and(Deeds.of("money", PAYER).eq(inline(1)))
            .where(cohort);
    Table<?> payers = paid.asTable("payers_of");
    return with(name("starts").as(deeds.starts(starts())))
        .with(name("money").as(Revenue.perDay(deeds, query.moneyOf(), sight())))
        .select(WHO)
        .from(payers);
  }

  private Condition starts() {
    return switch (query.start() == null ? ValueQuery.Start.SIGN_UP : query.start()) {
      case SIGN_UP -> deeds.any(deeds.definition().signUps());
      case FIRST_PURCHASE -> deeds.any(deeds.definition().payment());
    };
  }

  /** Days in which money may count. */
  private LocalDates sight() {
    return deeds.around(0, query.ages() * query.step());
  }

  private Field<Integer> age() {
    Field<Integer> days = Deeds.of("money", DAY).minus(Deeds.of("starts", BEGAN));
    // whole steps: the remainder is taken off first, since engines disagree on dividing integers
    return cast(
        days.minus(days.mod(inline(query.step()))).div(inline(query.step())), SQLDataType.INTEGER);
  }

  private static Select<Record> cohorts() {
    return part(Part.COHORT, BEGAN, inline(0), cast(count(), SQLDataType.BIGINT))
        .from(table(name("starts")))
        .groupBy(BEGAN);
  }

  private Select<Record> ages() {
    Table<?> joined =
        select(
                List.<Field<?>>of(
                    Deeds.of("starts", BEGAN).as(BEGAN),
                    age().as(AGE),
                    Deeds.of("starts", WHO).as(WHO),
                    Deeds.of("money", PAID).as(PAID),
                    Deeds.of("money", GIVEN).as(GIVEN),
                    Deeds.of("money", PAYER).as(PAYER)))
            .from(table(name("starts")))
            .join(table(name("money")))
            .on(Deeds.of("money", WHO).eq(Deeds.of("starts", WHO)))
            .and(Deeds.of("money", DAY).ge(Deeds.of("starts", BEGAN)))
            .asTable("aged");
    Condition within = AGE.lt(inline(query.ages()));
    Field<Long> payers = payers();
    return select(
            List.<Field<?>>of(
                inline(Part.AGE.name()).as(PART),
                BEGAN.as(START),
                AGE,
                payers.as(PEOPLE),
                Revenue.total(PAID).as(PAID),
                Revenue.total(GIVEN).as(GIVEN)))
        .from(joined)
        .where(within)
        .groupBy(BEGAN, AGE);
  }

  private static Field<Long> payers() {
    return cast(countDistinct(when(PAYER.eq(inline(1)), WHO)), SQLDataType.BIGINT);
  }

  private Select<Record> active() {
    LocalDates range = deeds.scope().range();
    Field<Integer> bucket = deeds.dialect().sql().bucket(EventTable.TIME, query.width(), range);
    Table<?> active =
        selectDistinct(List.<Field<?>>of(bucket.as(START), EventTable.PERSON.as(WHO)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within())
            .and(deeds.active())
            .asTable("actives");
    return part(Part.ACTIVE, START, inline(0), cast(count(), SQLDataType.BIGINT))
        .from(active)
        .groupBy(START);
  }

  private Select<Record> buckets() {
    LocalDates range = deeds.scope().range();
    Condition payment = deeds.any(deeds.definition().payment());
    Field<Integer> bucket = deeds.dialect().sql().bucket(EventTable.TIME, query.width(), range);
    Table<?> paid =
        select(
                List.<Field<?>>of(
                    bucket.as(START),
                    EventTable.PERSON.as(WHO),
                    deeds.amount(query.moneyOf().amountProperty()).as(PAID)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within())
            .and(payment)
            .asTable("payments");
    return select(
            List.<Field<?>>of(
                inline(Part.BUCKET.name()).as(PART),
                START,
                inline(0).as(AGE),
                cast(countDistinct(WHO), SQLDataType.BIGINT).as(PEOPLE),
                Revenue.total(PAID).as(PAID),
                inline(0.0).as(GIVEN)))
        .from(paid)
        .groupBy(START);
  }

  private Select<Record> months() {
    return part(Part.MONTH, monthOf(BEGAN), inline(0), cast(count(), SQLDataType.BIGINT))
        .from(table(name("signed")))
        .groupBy(monthOf(BEGAN));
  }

  private Select<Record> back() {
    LocalDate last = query.to().withDayOfMonth(1).plusMonths(2).minusDays(1);
    LocalDates both = Checks.reach(query.from(), last, deeds.scope().range().zone());
    Table<?> did = deeds.days(deeds.active(), both).asTable("did");
    Field<Integer> began = Deeds.of("signed", BEGAN);
    Field<Integer> after = firstDay(began, 1);
    Table<?> returned =
        selectDistinct(List.<Field<?>>of(Deeds.of("signed", WHO).as(WHO), began.as(BEGAN)))
            .from(table(name("signed")))
            .join(did)
            .on(Deeds.of("did", WHO).eq(Deeds.of("signed", WHO)))
            .and(Deeds.of("did", DAY).ge(after))
            .and(Deeds.of("did", DAY).lt(firstDay(began, 2)))
            .asTable("returned");
    return part(Part.BACK, monthOf(BEGAN), inline(0), cast(count(), SQLDataType.BIGINT))
        .from(returned)
        .groupBy(monthOf(BEGAN));
  }

  private Field<Integer> monthOf(Field<Integer> day) {
    return firstDay(day, 0);
  }

  /** First day of the calendar month so many after the one of a queried day. */
  private Field<Integer> firstDay(Field<Integer> day, int months) {
    Field<Integer> first = inline(0);
    for (LocalDate month : deeds.scope().range().buckets(Interval.MONTH)) {
      int from = Deeds.epochDay(month);
      first =
          when(day.ge(inline(from)), inline(Deeds.epochDay(month.plusMonths(months))))
              .otherwise(first);
    }
    return first;
  }

  private static org.jooq.SelectSelectStep<Record> part(
      Part part, Field<Integer> start, Field<Integer> age, Field<Long> people) {
    return select(
        List.<Field<?>>of(
            inline(part.name()).as(PART),
            start.as(START),
            age.as(AGE),
            people.as(PEOPLE),
            inline(0.0).as(PAID),
            inline(0.0).as(GIVEN)));
  }
}
