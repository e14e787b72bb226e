package io.tandem.experiments.table;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with a line for each variant and metric: {@code variant}, {@code metric}, {@code people},
 * {@code sum}, {@code sum_of_squares} (not for proportions), and for ratios and metrics with a
 * covariate {@code x_sum}, {@code x_sum_of_squares}, {@code sum_of_products}, where x is the
 * denominator or the covariate.
 *
 * @param groups by metric, in the order of the variants
 */
public record UploadedSums(
    Map<String, List<Pairs>> groups, long rejected, List<RejectedRow> rejections) {

  /**
   * Reads a file.
   *
   * @throws TandemException {@code table_unreadable}, {@code table_column_missing}, {@code
   *     table_incomplete}, {@code metric_needs_people}
   */
  public static UploadedSums read(InputStream file, ExperimentDefinition definition)
      throws IOException {
    for (ExperimentMetric metric : definition.metrics()) {
      if (metric.kind() == MetricKind.QUANTILE) {
        throw new TandemException(TableError.NEEDS_PEOPLE, metric.key());
      }
    }
    try (CsvRows rows = new CsvRows(file)) {
      Reading reading = new Reading(rows);
      for (String[] row = rows.next(); row != null; row = rows.next()) {
        reading.row(row);
      }
      return reading.end(definition);
    }
  }

  private record Where(String metric, String variant) {}

  private static final class Reading {

    private final CsvRows rows;
    private final int variant;
    private final int metric;
    private final int people;
    private final int sum;
    private final int[] others;
    private final Map<Where, Sums> found = new HashMap<>();
    private final Rejections rejections = new Rejections();

    Reading(CsvRows rows) {
      this.rows = rows;
      this.variant = rows.column("variant");
      this.metric = rows.column("metric");
      this.people = rows.column("people");
      this.sum = rows.column("sum");
      this.others =
          new int[] {
            rows.optional("sum_of_squares"),
            rows.optional("x_sum"),
            rows.optional("x_sum_of_squares"),
            rows.optional("sum_of_products")
          };
    }

    void row(String[] row) {
      if (row.length != rows.width()) {
        reject("列数与首行不同", "it has other columns than the header");
        return;
      }
      double n = Cells.number(row[people]);
      double total = Cells.number(row[sum]);
      double[] more = new double[others.length];
      boolean readable = n >= 0 && n < 1e15 && n == Math.rint(n) && Double.isFinite(total);
      for (int i = 0; i < more.length; i++) {
        double number = others[i] < 0 ? 0 : Cells.number(row[others[i]]);
        readable &= !Cells.unreadable(number);
        more[i] = Double.isNaN(number) ? 0 : number;
      }
      if (!readable) {
        reject("人数必须是整数，合计必须是数字", "people is no whole number, or a sum no number");
        return;
      }
      Sums sums = new Sums((long) n, total, more[0], more[1], more[2], more[3]);
      Where where = new Where(row[metric].strip(), row[variant].strip());
      if (found.putIfAbsent(where, sums) != null) {
        reject("该分组和指标已出现过", "this variant and metric came before");
      }
    }

    private void reject(String zh, String en) {
      rejections.add(rows.line(), zh, en);
    }

    UploadedSums end(ExperimentDefinition definition) {
      Map<String, List<Pairs>> groups = new HashMap<>();
      for (ExperimentMetric metric : definition.metrics()) {
        List<Pairs> pairs = new ArrayList<>();
        for (ExperimentVariant variant : definition.variants()) {
          Sums sums = found.get(new Where(metric.key(), variant.key()));
          if (sums == null) {
            throw new TandemException(TableError.INCOMPLETE, metric.key(), variant.key());
          }
          pairs.add(sums.pairs());
        }
        groups.put(metric.key(), pairs);
      }
      return new UploadedSums(groups, rejections.count(), rejections.first());
    }
  }
}
