package io.tandem.insights.residue;

import static io.tandem.insights.deeds.Deeds.BEGAN;
import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.tandem.insights.deeds.Deeds;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
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
 * People who signed up, with the campaigns that name them around it and the days they came back.
 */
final class ResidueSql {

  /** Days after sign-up that are looked at. */
  static final List<Integer> DAYS = List.of(7, 30);

  /** Bit n: the n-th campaign names the person. */
  static final Field<Long> BITS = field(name("bits"), SQLDataType.BIGINT);

  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);

  private static final long NEAR = 86_400_000L;
  private static final Field<Long> AT = field(name("signed_up"), SQLDataType.BIGINT);
  private static final Field<Long> TIME = field(name("named_at"), SQLDataType.BIGINT);

  private final Deeds deeds;
  private final List<Condition> named;

  /**
   * @param named for each campaign, the events that name it
   */
  ResidueSql(Deeds deeds, List<Condition> named) {
    this.deeds = deeds;
    this.named = named;
  }

  /** 1 for people active so many days after their sign-up; in {@link #counts} how many. */
  static Field<Long> stayed(int day) {
    return field(name("stayed" + day), SQLDataType.BIGINT);
  }

  /** One row a day of sign-up and set of campaigns. */
  ResultQuery<Record> counts(DSLContext dsl) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(BEGAN);
    fields.add(BITS);
    fields.add(cast(count(), SQLDataType.BIGINT).as(PEOPLE));
    DAYS.forEach(day -> fields.add(cast(sum(stayed(day)), SQLDataType.BIGINT).as(stayed(day))));
    return dsl.select(fields).from(people().asTable("signed")).groupBy(BEGAN, BITS);
  }

  /** People of a campaign's days. */
  Select<?> people(int campaign, LocalDates days, ResidueCell cell) {
    long bit = 1L << campaign;
    boolean brought = cell.brought() == null || cell.brought();
    Condition stayed = cell.day() == null ? noCondition() : stayed(cell.day()).eq(inline(1L));
    return select(WHO)
        .from(people().asTable("signed"))
        .where(BITS.bitAnd(inline(bit)).eq(inline(brought ? bit : 0L)))
        .and(BEGAN.between(inline(Deeds.epochDay(days.from())), inline(Deeds.epochDay(days.to()))))
        .and(stayed);
  }

  private Select<Record> people() {
    Table<?> starts = table(name("starts"));
    Table<?> marks = marks().asTable("marks");
    Table<?> back = back().asTable("back");
    Field<Long> who = Deeds.of("starts", WHO);
    List<Field<?>> fields = new ArrayList<>();
    fields.add(who.as(WHO));
    fields.add(Deeds.of("starts", BEGAN).as(BEGAN));
    fields.add(coalesce(Deeds.of("marks", BITS), inline(0L)).as(BITS));
    for (int day : DAYS) {
      fields.add(coalesce(Deeds.of("back", stayed(day)), inline(0L)).as(stayed(day)));
    }
    Table<?> joined =
        starts
            .leftJoin(marks)
            .on(Deeds.of("marks", WHO).eq(who))
            .leftJoin(back)
            .on(Deeds.of("back", WHO).eq(who));
    return with(name("starts").as(starts())).select(fields).from(joined);
  }

  private Select<Record> starts() {
    LocalDates range = deeds.scope().range();
    Field<Integer> first = min(deeds.day(range));
    return select(
            List.<Field<?>>of(
                EventTable.PERSON.as(WHO), first.as(BEGAN), min(EventTable.TIME).as(AT)))
        .from(EventTable.EVENT)
        .where(deeds.scope().ever())
        .and(EventTable.TIME.lt(range.end().toEpochMilli()))
        .and(deeds.any(deeds.definition().signUps()))
        .groupBy(EventTable.PERSON)
        .having(Deeds.notBefore(range));
  }

  private Select<Record> marks() {
    Field<Long> bits = inline(0L);
    for (int i = 0; i < named.size(); i++) {
      bits = bits.plus(Deeds.bit(named.get(i), i));
    }
    Table<?> hits =
        select(
                List.<Field<?>>of(
                    EventTable.PERSON.as(WHO), bits.as(BITS), EventTable.TIME.as(TIME)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within(deeds.around(1, 1)))
            .and(or(named))
            .asTable("named");
    Field<Long> who = Deeds.of("starts", WHO);
    Field<Long> apart = Deeds.of("named", TIME).minus(Deeds.of("starts", AT));
    return select(List.<Field<?>>of(who.as(WHO), bitOrAgg(Deeds.of("named", BITS)).as(BITS)))
        .from(table(name("starts")))
        .join(hits)
        .on(Deeds.of("named", WHO).eq(who))
        .and(apart.between(inline(-NEAR), inline(NEAR)))
        .groupBy(who);
  }

  private Select<Record> back() {
    int last = DAYS.getLast();
    Table<?> did = deeds.days(deeds.active(), deeds.around(0, last)).asTable("did");
    Field<Long> who = Deeds.of("starts", WHO);
    Field<Integer> after = Deeds.of("did", DAY).minus(Deeds.of("starts", BEGAN));
    List<Field<?>> fields = new ArrayList<>();
    fields.add(who.as(WHO));
    for (int day : DAYS) {
      Field<Long> on = when(after.eq(inline(day)), inline(1L)).otherwise(inline(0L));
      fields.add(max(on).as(stayed(day)));
    }
    return select(fields)
        .from(table(name("starts")))
        .join(did)
        .on(Deeds.of("did", WHO).eq(who))
        .groupBy(who);
  }
}
