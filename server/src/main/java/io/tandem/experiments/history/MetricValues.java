package io.tandem.experiments.history;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** A row for each person of a variant with the values of one metric. */
final class MetricValues {

  /** The name under which these rows are kept. */
  static final String TABLE = "metric_values";

  /** The value, above the line of a ratio; null of somebody whose window has not ended. */
  static final Field<Double> VALUE = field(name("value"), SQLDataType.DOUBLE);

  /** Below the line of a ratio; 1 of other metrics. */
  static final Field<Double> BELOW = field(name("below"), SQLDataType.DOUBLE);

  /** The covariate; 0 of metrics without one. */
  static final Field<Double> COVARIATE = field(name("covariate"), SQLDataType.DOUBLE);

  private MetricValues() {}

  /**
   * The rows.
   *
   * @param people of {@link SumsSql} for the same columns
   * @param columns one, or those above and below the line
   */
  static Select<Record> rows(
      Select<Record> people, List<SourceColumn> columns, HistoryTimes times) {
    SourceColumn above = columns.getFirst();
    Condition over = noCondition();
    for (SourceColumn column : columns) {
      over = over.and(column.ended(SumsSql.SINCE, SumsSql.SINCE_DAY, times));
    }
    Field<Double> value = above.valued(SumsSql.inside(0));
    Field<Double> below =
        columns.size() < 2 ? inline(1.0) : columns.getLast().valued(SumsSql.inside(1));
    Field<Double> covariate = above.covaries() ? above.valued(SumsSql.before(0)) : inline(0.0);
    return select(
            List.<Field<?>>of(
                SumsSql.ARM, when(over, value).as(VALUE), below.as(BELOW), covariate.as(COVARIATE)))
        .from(people.asTable("people"));
  }
}
