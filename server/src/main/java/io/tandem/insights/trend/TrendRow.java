package io.tandem.insights.trend;

import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Owners;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jspecify.annotations.Nullable;

/**
 * One cell as the store answers it.
 *
 * @param ranks of the breakdown values; {@link #REST} for {@code $other}
 * @param values of the breakdowns
 * @param value null when no hit of the cell had a number
 */
record TrendRow(
    int series,
    LocalDate bucket,
    List<Integer> ranks,
    List<@Nullable String> values,
    @Nullable Double value) {

  /** Sorts behind every value that stays apart. */
  static final int REST = Integer.MAX_VALUE;

  /** Reads rows of {@link TrendSql#cells}. */
  record Mapper(TrendQuery query) implements RecordMapper<Record, TrendRow> {

    @Override
    public TrendRow map(Record row) {
      List<Integer> ranks = new ArrayList<>();
      List<@Nullable String> values = new ArrayList<>();
      for (int i = 0; i < query.breakdown().size(); i++) {
        Integer rank = row.get(TrendSql.rank(i));
        ranks.add(rank == null ? REST : rank);
        values.add(rank == null ? Breakdown.OTHER : row.get(Owners.dimension(i)));
      }
      return new TrendRow(
          row.get(TrendSql.SERIES),
          LocalDate.ofEpochDay(row.get(TrendSql.BUCKET)),
          ranks,
          values,
          row.get(TrendSql.VALUE));
    }
  }
}
