package io.tandem.experiments.history;

import static io.tandem.experiments.history.DoneSql.DAY;
import static io.tandem.experiments.history.DoneSql.EXPOSED;
import static io.tandem.experiments.history.DoneSql.column;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Workings;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a dimension stand alone, and where: those with most people first, and at most ten
 * of them; all others together behind them.
 *
 * @param values in their order; null for all others
 * @param inAll how many values there are
 * @param place where somebody exposed stands
 */
record Places(List<@Nullable String> values, int inAll, Field<Integer> place) {

  private static final int ALONE = 10;
  private static final int MOST = 10_000;
  private static final int WEEK = 7;

  /** 1970-01-01 was a Thursday, the fourth day of its week. */
  private static final int FIRST = 3;

  private static final Field<String> VALUE = field(name("value"), SQLDataType.VARCHAR);
  private static final Field<Integer> PEOPLE = field(name("people"), SQLDataType.INTEGER);

  /**
   * Of the people kept.
   *
   * @throws TandemException {@code dimension_too_many_values}
   */
  static Places of(Workings workings, Dimension dimension) {
    Field<String> value = value(dimension);
    Table<?> told =
        select(List.<Field<?>>of(value.as(VALUE)))
            .from(table(name(EXPOSED)))
            .where(SumsSql.alone())
            .asTable("told");
    int all =
        workings.fetch(dsl -> dsl.select(countDistinct(VALUE)).from(told)).getFirst().value1();
    if (all > MOST) {
      throw new TandemException(HistoryError.TOO_MANY_GROUPS, MOST);
    }
    List<@Nullable String> values = new ArrayList<>();
    Field<Integer> place = inline(ALONE);
    for (Record one :
        workings.fetch(dsl ->
            dsl.select(List.<Field<?>>of(VALUE, count().as(PEOPLE)))
                .from(told)
                .groupBy(VALUE)
                .orderBy(PEOPLE.desc(), VALUE)
                .limit(inline(all > ALONE + 1 ? ALONE : ALONE + 1)))) {
      String text = one.get(VALUE);
      place = when(value.eq(inline(text)), inline(values.size())).otherwise(place);
      values.add(text);
    }
    if (all > values.size()) {
      values.add(null);
    }
    return new Places(values, all, place);
  }

  private static Field<String> value(Dimension dimension) {
    if (dimension instanceof Dimension.OfWeekday) {
      Field<Integer> day = column(EXPOSED, DAY).plus(inline(FIRST)).mod(inline(WEEK));
      return cast(day.plus(inline(1)), SQLDataType.VARCHAR);
    }
    return coalesce(column(EXPOSED, DimensionSql.TOLD), inline(""));
  }

  /** The number of somebody's group: of their value and variant. */
  Field<Integer> arm(int variants) {
    return place.times(inline(variants)).plus(SumsSql.variant());
  }
}
