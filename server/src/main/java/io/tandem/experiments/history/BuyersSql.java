package io.tandem.experiments.history;

import static io.tandem.experiments.history.DoneSql.AT;
import static io.tandem.experiments.history.DoneSql.EXPOSED;
import static io.tandem.experiments.history.DoneSql.TIME;
import static io.tandem.experiments.history.DoneSql.WHO;
import static io.tandem.experiments.history.DoneSql.column;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.tandem.warehouse.EventTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.WithStep;
import org.jooq.impl.SQLDataType;

/**
 * One row for each person who was exposed: who, low, high, at, then of the days of 24 hours since
 * the exposure that are over: how many had a purchase; when the last of these began, in
 * milliseconds from the exposure; what was paid on them; what was paid within a horizon and what
 * rewards cost within it. Amounts are in millionths.
 *
 * @param horizon milliseconds
 */
record BuyersSql(MetSql met, long horizon) {

  private static final Field<Long> PAID = field(name("paid"), SQLDataType.BIGINT);
  private static final Field<Long> GIVEN = field(name("given"), SQLDataType.BIGINT);
  private static final Field<Integer> PAYER = field(name("payer"), SQLDataType.INTEGER);

  /**
   * The rows.
   *
   * @param with of {@link MetSql#with}
   */
  ResultQuery<Record> rows(WithStep with) {
    Field<Long> at = column(EXPOSED, AT);
    Field<Long> since = column("hits", TIME).minus(at);
    Field<Long> age = inline(met.times().now()).minus(at);
    Condition over =
        since.ge(inline(0L)).and(since.lt(age.minus(age.mod(inline(HistoryTimes.DAY)))));
    Condition counts = over.and(since.lt(inline(horizon)));
    Condition bought = over.and(column("hits", PAYER).eq(inline(1)));
    Field<Long> day = when(bought, since.minus(since.mod(inline(HistoryTimes.DAY))));
    return with.select(
            List.<Field<?>>of(
                column(EXPOSED, WHO),
                MetSql.low(),
                MetSql.high(),
                at,
                cast(countDistinct(day), SQLDataType.BIGINT),
                coalesce(max(day), inline(0L)),
                sum(over, PAID),
                sum(counts, PAID),
                sum(counts, GIVEN)))
        .from(
            table(name(EXPOSED)).leftJoin(hits()).on(column("hits", WHO).eq(column(EXPOSED, WHO))))
        .groupBy(MetSql.all());
  }

  private static Field<Long> sum(Condition which, Field<Long> amount) {
    return HistorySql.whole(when(which, column("hits", amount)).otherwise(inline(0L)));
  }

  private Table<?> hits() {
    SourceSql sources = met.sources();
    HistoryTimes times = met.times();
    Condition payment = sources.payment(met.project());
    return select(
            List.<Field<?>>of(
                EventTable.PERSON.as(WHO),
                EventTable.TIME.as(TIME),
                sources.paid(met.project()).as(PAID),
                sources.given(met.project()).as(GIVEN),
                when(payment, inline(1)).otherwise(inline(0)).as(PAYER)))
        .from(EventTable.EVENT)
        .where(
            SourceSql.within(met.project(), times.environment(), times.from(), times.now())
                .and(payment.or(sources.reward(met.project()))))
        .asTable("hits");
  }
}
