package io.tandem.experiments.history;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import io.tandem.warehouse.Workings;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of kept values by putting them in order, which the store can do beyond its memory. Its
 * own function for quantiles holds all values at once.
 */
record KeptOrder(Workings workings) {

  /** Linear between neighbours (Hyndman and Fan's type 7); null of nothing. */
  @Nullable Double at(Table<?> rows, Field<Double> value, Condition whose, double quantile) {
    Condition known = whose.and(value.isNotNull());
    long all =
        workings.fetch(dsl -> dsl.select(count()).from(rows).where(known)).getFirst().value1();
    if (all == 0) {
      return null;
    }
    double position = quantile * (all - 1);
    long below = (long) position;
    List<Record1<Double>> neighbours =
        workings.fetch(dsl ->
            dsl.select(value)
                .from(rows)
                .where(known)
                .orderBy(value)
                .limit(inline(2))
                .offset(inline(below)));
    double low = neighbours.getFirst().value1();
    return low + (position - below) * (neighbours.getLast().value1() - low);
  }
}
