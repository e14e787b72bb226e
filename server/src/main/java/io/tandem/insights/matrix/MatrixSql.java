package io.tandem.insights.matrix;

import static io.tandem.insights.deeds.Deeds.WHO;
import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;

import io.tandem.insights.deeds.Deeds;
import io.tandem.warehouse.EventTable;
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
 * One scan gives every person a number whose bits say what they did; equal numbers are counted
 * together. Bit 0 is being active; a person without it is left out.
 */
final class MatrixSql {

  static final Field<Long> BITS = field(name("bits"), SQLDataType.BIGINT);
  static final Field<Long> PEOPLE = field(name("people_count"), SQLDataType.BIGINT);

  private static final long ACTIVE = 1;

  private final Deeds deeds;
  private final List<Condition> subjects;

  /**
   * @param subjects what gives bits 1, 2 … 62 at most
   */
  MatrixSql(Deeds deeds, List<Condition> subjects) {
    this.deeds = deeds;
    this.subjects = subjects;
  }

  /** One row a number that occurs. */
  ResultQuery<Record> counts(DSLContext dsl) {
    List<Field<?>> fields = List.of(BITS, cast(count(), SQLDataType.BIGINT).as(PEOPLE));
    return dsl.select(fields).from(active()).groupBy(BITS);
  }

  /** Active people who have all of these bits. */
  Select<?> people(long bits) {
    return select(WHO).from(active()).where(BITS.bitAnd(inline(bits)).eq(inline(bits)));
  }

  private Table<?> active() {
    Condition active = deeds.active();
    Field<Long> bits = Deeds.bit(active, 0);
    for (int i = 0; i < subjects.size(); i++) {
      bits = bits.plus(Deeds.bit(subjects.get(i), i + 1));
    }
    Table<?> marked =
        select(List.<Field<?>>of(EventTable.PERSON.as(WHO), bits.as(BITS)))
            .from(EventTable.EVENT)
            .where(deeds.scope().within())
            .and(active.or(or(subjects)))
            .asTable("marked");
    Table<?> people =
        select(List.<Field<?>>of(WHO, bitOrAgg(BITS).as(BITS)))
            .from(marked)
            .groupBy(WHO)
            .asTable("everybody");
    return select(List.<Field<?>>of(WHO, BITS))
        .from(people)
        .where(BITS.bitAnd(inline(ACTIVE)).eq(inline(ACTIVE)))
        .asTable("active_people");
  }
}
