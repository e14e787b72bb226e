package io.tandem.experiments.history;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.tryCast;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Sums of the store's whole numbers. */
final class HistorySql {

  private HistorySql() {}

  /** A sum of whole numbers; the largest there is where it does not fit. */
  static Field<Long> whole(Field<Long> value) {
    Field<BigDecimal> total = coalesce(sum(value), inline(BigDecimal.ZERO));
    return coalesce(tryCast(total, SQLDataType.BIGINT), inline(Long.MAX_VALUE));
  }
}
