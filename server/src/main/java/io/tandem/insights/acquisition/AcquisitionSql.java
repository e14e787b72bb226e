package io.tandem.insights.acquisition;

import static io.tandem.insights.deeds.Deeds.BEGAN;
import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static io.tandem.insights.deeds.Revenue.GIVEN;
import static io.tandem.insights.deeds.Revenue.PAID;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Revenue;
import io.tandem.insights.query.Checks;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** People who signed up by channel and day, and what they paid by months of 30 days since. */
final class AcquisitionSql {

  static final Field<String> CHANNEL = field(name("channel"), SQLDataType.VARCHAR);

  /** Months of 30 days since sign-up, from 0; -1 in rows that count the people. */
  static final Field<Integer> MONTH = field(name("month_number"), SQLDataType.INTEGER);

  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);

  private static final int STEP = 30;

  private final Deeds deeds;
  private final AcquisitionQuery query;

  AcquisitionSql(Deeds deeds, AcquisitionQuery query) {
    this.deeds = deeds;
    this.query = query;
  }

  /** Rows that count people and rows with their money. */
  ResultQuery<Record> rows(DSLContext dsl) {
    Table<?> all = counts().unionAll(money()).asTable("counted");
    LocalDates sight = deeds.around(0, query.span() * STEP);
    return dsl.with(name("starts").as(starts()))
        .with(name("money").as(Revenue.perDay(deeds, query.moneyOf(), sight)))
        .select(List.<Field<?>>of(CHANNEL, BEGAN, MONTH, PEOPLE, PAID, GIVEN))
        .from(all);
  }

  /** The people of a cell. */
  Select<?> people(AcquisitionCell cell) {
    String channel = cell.channel();
    boolean all = cell.all() != null && cell.all();
    Condition which =
        all ? noCondition() : channel == null ? CHANNEL.isNull() : CHANNEL.eq(channel);
    return select(WHO).from(starts().asTable("starts")).where(which);
  }

  /** {@link Deeds#WHO}, {@link Deeds#BEGAN} and the channel of the first sign-up. */
  private Select<Record> starts() {
    LocalDates range = deeds.scope().range();
    Field<Integer> first = min(deeds.day(range));
    boolean ofPerson = query.property().startsWith(Checks.PERSON_PREFIX);
    Field<String> named =
        ofPerson
            ? inline((String) null, SQLDataType.VARCHAR)
            : Deeds.earliest(deeds.dialect().sql().property(query.property()), EventTable.TIME);
    Select<Record> starts =
        select(List.<Field<?>>of(EventTable.PERSON.as(WHO), first.as(BEGAN), named.as(CHANNEL)))
            .from(EventTable.EVENT)
            .where(deeds.scope().ever())
            .and(EventTable.TIME.lt(range.end().toEpochMilli()))
            .and(deeds.any(deeds.definition().signUps()))
            .groupBy(EventTable.PERSON)
            .having(Deeds.notBefore(range));
    return ofPerson ? withPersons(starts) : starts;
  }

  private Select<Record> withPersons(Select<Record> starts) {
    String property = query.property().substring(Checks.PERSON_PREFIX.length());
    Field<Long> owner = field(name("owner"), SQLDataType.BIGINT);
    Field<String> named = field(name("owner_channel"), SQLDataType.VARCHAR);
    Table<?> owners =
        select(
                List.<Field<?>>of(
                    PersonTable.KEY.as(owner),
                    deeds.dialect().sql().personProperty(property).as(named)))
            .from(PersonTable.PERSON)
            .where(PersonTable.PROJECT.eq(deeds.project().id().value()))
            .asTable("owners");
    return select(List.<Field<?>>of(WHO, BEGAN, named.as(CHANNEL)))
        .from(starts.asTable("begun"))
        .leftJoin(owners)
        .on(WHO.eq(owner));
  }

  private static Select<Record> counts() {
    return select(
            List.<Field<?>>of(
                CHANNEL,
                BEGAN,
                inline(-1).as(MONTH),
                cast(count(), SQLDataType.BIGINT).as(PEOPLE),
                inline(0.0).as(PAID),
                inline(0.0).as(GIVEN)))
        .from(table(name("starts")))
        .groupBy(CHANNEL, BEGAN);
  }

  private static Select<Record> money() {
    Field<Integer> days = Deeds.of("money", DAY).minus(Deeds.of("starts", BEGAN));
    Field<Integer> month =
        cast(days.minus(days.mod(inline(STEP))).div(inline(STEP)), SQLDataType.INTEGER);
    Table<?> joined =
        select(
                List.<Field<?>>of(
                    Deeds.of("starts", CHANNEL).as(CHANNEL),
                    Deeds.of("starts", BEGAN).as(BEGAN),
                    month.as(MONTH),
                    Deeds.of("money", PAID).as(PAID),
                    Deeds.of("money", GIVEN).as(GIVEN)))
            .from(table(name("starts")))
            .join(table(name("money")))
            .on(Deeds.of("money", WHO).eq(Deeds.of("starts", WHO)))
            .and(Deeds.of("money", DAY).ge(Deeds.of("starts", BEGAN)))
            .asTable("joined");
    return select(
            List.<Field<?>>of(
                CHANNEL,
                BEGAN,
                MONTH,
                inline(0L).as(PEOPLE),
                Revenue.total(PAID).as(PAID),
                Revenue.total(GIVEN).as(GIVEN)))
        .from(joined)
        .groupBy(CHANNEL, BEGAN, MONTH);
  }
}
