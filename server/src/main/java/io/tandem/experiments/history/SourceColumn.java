package io.tandem.experiments.history;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.SourceMeasure;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * A source and the columns of the table that it fills.
 *
 * @param column with what came after the exposure
 * @param before column with what came before it; empty without a covariate
 */
record SourceColumn(ExperimentSource source, String column, String before) {

  /** Amounts are handed over in millionths. */
  static final double MILLION = 1e6;

  boolean covaries() {
    return !before.isEmpty();
  }

  /** The value that the store's whole number stands for; null where there is none. */
  Field<Double> valued(Field<Long> found) {
    Field<Double> number = cast(found, SQLDataType.DOUBLE);
    return switch (source.measure()) {
      case PEOPLE, ACTIVE, FUNNEL -> when(found.gt(inline(0L)), inline(1.0)).otherwise(inline(0.0));
      case EVENTS -> number;
      case SUM, REVENUE, LTV -> number.div(inline(MILLION));
      case VALUES -> when(found.gt(inline(0L)), number);
    };
  }

  boolean funnel() {
    return source.measure() == SourceMeasure.FUNNEL;
  }

  /** True when the values of single events are wanted; the column counts these. */
  boolean single() {
    return source.measure() == SourceMeasure.VALUES;
  }

  /** Whether somebody's window is over. */
  Condition ended(Field<Long> exposedAt, Field<Integer> exposedOn, HistoryTimes times) {
    Integer last = source.toDay();
    if (source.byCalendar() && last != null) {
      return exposedOn.lt(inline(times.today() - last));
    }
    Long ends = source.ends();
    return ends == null ? noCondition() : exposedAt.le(inline(times.now() - ends));
  }
}
