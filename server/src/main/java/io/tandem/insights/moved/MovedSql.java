package io.tandem.insights.moved;

import static io.tandem.insights.deeds.Deeds.BEGAN;
import static io.tandem.insights.deeds.Deeds.DAY;
import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
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

/** People of both periods with their value of each property, counted by value. */
final class MovedSql {

  /** Which property; -1 for everybody. */
  static final Field<Integer> DIMENSION = field(name("dimension"), SQLDataType.INTEGER);

  static final Field<String> VALUE = field(name("value"), SQLDataType.VARCHAR);

  /** 1 for a value that stays apart, 0 for the rest. */
  static final Field<Integer> LISTED = field(name("listed"), SQLDataType.INTEGER);

  private static final Field<String> SHOWN = field(name("shown"), SQLDataType.VARCHAR);
  private static final Field<Integer> AFTER = field(name("is_after"), SQLDataType.INTEGER);
  private static final Field<Integer> HAS = field(name("has"), SQLDataType.INTEGER);
  private static final Field<Integer> DID = field(name("did"), SQLDataType.INTEGER);
  private static final Field<Long> AT = field(name("at_time"), SQLDataType.BIGINT);
  private static final Field<Long> PLACE = field(name("place"), SQLDataType.BIGINT);
  private static final Field<Long> OWNER = field(name("owner"), SQLDataType.BIGINT);

  private final Deeds deeds;
  private final MovedQuery query;
  private final RateEvents rate;
  private final MovedDates dates;

  MovedSql(Deeds deeds, MovedQuery query, RateEvents rate, MovedDates dates) {
    this.deeds = deeds;
    this.query = query;
    this.rate = rate;
    this.dates = dates;
  }

  /** A count of people: before or after, of the denominator or the numerator. */
  static Field<Long> number(boolean after, boolean did) {
    return field(name((after ? "after" : "before") + (did ? "_did" : "")), SQLDataType.BIGINT);
  }

  /** One row for everybody, and one a value of each property. */
  ResultQuery<Record> rows(DSLContext dsl) {
    Select<Record> rows =
        select(fields(inline(-1), inline((String) null, SQLDataType.VARCHAR), inline(1)))
            .from(table(name("people")));
    for (int i = 0; i < query.dimensions().size(); i++) {
      rows = rows.unionAll(parts(i));
    }
    Table<?> all = rows.asTable("parts");
    return dsl.with(name("people").as(people())).select(all.fields()).from(all);
  }

  /**
   * The people of a cell.
   *
   * @param listed the values that stay apart, where the cell is of the rest
   */
  Select<?> people(MovedCell cell, List<String> listed) {
    Condition which = AFTER.eq(inline(cell.before() ? 0 : 1));
    if (cell.did() != null && cell.did()) {
      which = which.and(DID.eq(inline(1)));
    } else {
      which = which.and(HAS.eq(inline(1)));
      which = cell.did() == null ? which : which.and(DID.eq(inline(0)));
    }
    if (cell.dimension() != null) {
      Field<String> value = value(cell.dimension());
      String wanted = cell.value();
      Condition part = wanted == null ? value.isNull() : value.eq(wanted);
      which =
          which.and(
              Breakdown.OTHER.equals(wanted) ? value.isNotNull().and(value.notIn(listed)) : part);
    }
    return select(WHO).from(people().asTable("people")).where(which);
  }

  private static Field<String> value(int dimension) {
    return field(name("value" + dimension), SQLDataType.VARCHAR);
  }

  private List<Field<?>> fields(
      Field<Integer> dimension, Field<String> value, Field<Integer> listed) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(dimension.as(DIMENSION));
    fields.add(value.as(VALUE));
    fields.add(listed.as(LISTED));
    for (boolean after : new boolean[] {false, true}) {
      Condition period = AFTER.eq(inline(after ? 1 : 0));
      fields.add(counted(period.and(HAS.eq(inline(1)))).as(number(after, false)));
      fields.add(counted(period.and(DID.eq(inline(1)))).as(number(after, true)));
    }
    return fields;
  }

  private static Field<Long> counted(Condition which) {
    return cast(count().filterWhere(which), SQLDataType.BIGINT);
  }

  /** Values by number of people; those beyond the limit as one. */
  private Select<Record> parts(int dimension) {
    Breakdown breakdown = query.dimensions().get(dimension);
    Field<String> value = value(dimension);
    Table<?> counted =
        select(fields(inline(dimension), value, inline(0)))
            .from(table(name("people")))
            .groupBy(value)
            .asTable("counted" + dimension);
    Field<Long> size = number(false, false).plus(number(true, false));
    Field<Integer> literal = when(VALUE.eq(Breakdown.OTHER), inline(1)).otherwise(inline(0));
    List<Field<?>> columns = new ArrayList<>(List.of(VALUE));
    columns.addAll(numbers());
    columns.add(
        cast(
                rowNumber().over().orderBy(literal, size.desc(), VALUE.asc().nullsLast()),
                SQLDataType.BIGINT)
            .as(PLACE));
    Table<?> ranked = select(columns).from(counted).asTable("ranked" + dimension);
    Condition apart =
        VALUE.isNull().or(PLACE.le(inline((long) breakdown.top())).and(VALUE.ne(Breakdown.OTHER)));
    List<Field<?>> shown = new ArrayList<>(numbers());
    shown.add(when(apart, VALUE).as(SHOWN));
    shown.add(when(apart, inline(1)).otherwise(inline(0)).as(LISTED));
    Table<?> named = select(shown).from(ranked).asTable("named" + dimension);
    List<Field<?>> fields =
        new ArrayList<>(List.of(inline(dimension).as(DIMENSION), SHOWN.as(VALUE), LISTED));
    numbers().forEach(number -> fields.add(cast(sum(number), SQLDataType.BIGINT).as(number)));
    return select(fields).from(named).groupBy(SHOWN, LISTED);
  }

  private static List<Field<Long>> numbers() {
    return List.of(
        number(false, false), number(false, true), number(true, false), number(true, true));
  }

  /** One row a person and period. */
  private Select<Record> people() {
    Table<?> marked = (rate.day() == 0 ? marked() : retained()).asTable("marked");
    List<Field<?>> owned = new ArrayList<>(List.of(PersonTable.KEY.as(OWNER)));
    List<Field<?>> fields = new ArrayList<>(List.of(WHO, AFTER, HAS, DID));
    for (int i = 0; i < query.dimensions().size(); i++) {
      Breakdown breakdown = query.dimensions().get(i);
      String segment = breakdown.segment();
      if (segment != null) {
        fields.add(Owners.inside(deeds.scope(), segment, WHO).as(value(i)));
        continue;
      }
      if (breakdown.ofPerson()) {
        Field<String> text = deeds.dialect().sql().personProperty(breakdown.bareProperty());
        owned.add(text.as(value(i)));
      }
      fields.add(value(i));
    }
    if (owned.size() == 1) {
      return select(fields).from(marked);
    }
    Table<?> owners =
        select(owned)
            .from(PersonTable.PERSON)
            .where(PersonTable.PROJECT.eq(deeds.project().id().value()))
            .asTable("owners");
    return select(fields).from(marked).leftJoin(owners).on(WHO.eq(OWNER));
  }

  private Select<Record> marked() {
    Field<Integer> has = max(HAS);
    Field<Integer> both = rate.within() ? max(DID).mul(max(HAS)) : max(DID);
    List<Field<?>> fields = new ArrayList<>(List.of(WHO, AFTER, has.as(HAS), both.as(DID)));
    fields.addAll(lastValues());
    Condition any = rate.denominator().or(rate.numerator());
    return select(fields).from(hits(any).asTable("hits")).groupBy(WHO, AFTER);
  }

  /** Who began in a period, and was there so many days after its first event. */
  private Select<Record> retained() {
    List<Field<?>> columns = new ArrayList<>(List.of(WHO, AFTER, min(DAY).as(BEGAN)));
    columns.addAll(lastValues());
    Table<?> began =
        select(columns)
            .from(hits(rate.denominator()).asTable("hits"))
            .groupBy(WHO, AFTER)
            .asTable("began_people");
    Table<?> did = deeds.days(rate.numerator(), dates.sight(rate.day())).asTable("did_days");
    Condition later =
        Deeds.of("did_days", WHO)
            .eq(Deeds.of("began_people", WHO))
            .and(
                Deeds.of("did_days", DAY)
                    .eq(Deeds.of("began_people", BEGAN).plus(inline(rate.day()))));
    List<Field<?>> fields = new ArrayList<>();
    fields.add(Deeds.of("began_people", WHO).as(WHO));
    fields.add(AFTER);
    fields.add(inline(1).as(HAS));
    fields.add(when(Deeds.of("did_days", WHO).isNull(), inline(0)).otherwise(inline(1)).as(DID));
    for (int i = 0; i < query.dimensions().size(); i++) {
      if (!query.dimensions().get(i).ofPerson()) {
        fields.add(value(i));
      }
    }
    return select(fields).from(began).leftJoin(did).on(later);
  }

  private Select<Record> hits(Condition which) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(EventTable.PERSON.as(WHO));
    fields.add(EventTable.TIME.as(AT));
    fields.add(deeds.day(dates.sight(0)).as(DAY));
    fields.add(when(dates.within(true), inline(1)).otherwise(inline(0)).as(AFTER));
    fields.add(when(rate.denominator(), inline(1)).otherwise(inline(0)).as(HAS));
    fields.add(when(rate.numerator(), inline(1)).otherwise(inline(0)).as(DID));
    for (int i = 0; i < query.dimensions().size(); i++) {
      Breakdown breakdown = query.dimensions().get(i);
      if (!breakdown.ofPerson()) {
        fields.add(deeds.dialect().sql().property(breakdown.bareProperty()).as(value(i)));
      }
    }
    return select(fields)
        .from(EventTable.EVENT)
        .where(deeds.scope().ever())
        .and(dates.within(false).or(dates.within(true)))
        .and(which);
  }

  /** A person's last value that is there. */
  private List<Field<?>> lastValues() {
    List<Field<?>> values = new ArrayList<>();
    for (int i = 0; i < query.dimensions().size(); i++) {
      if (!query.dimensions().get(i).ofPerson()) {
        values.add(Deeds.latest(value(i), AT).as(value(i)));
      }
    }
    return values;
  }
}
