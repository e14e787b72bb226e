package io.tandem.experiments.table;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table with a line for each variant and metric: {@code variant}, {@code metric}, {@code people},
 * {@code sum}, {@code sum_of_squares} (not for proportions), and for ratios, and metrics whose
 * covariate is known, {@code x_sum}, {@code x_sum_of_squares}, {@code sum_of_products}, where x is
 * the denominator or the covariate. Rows that no values can have are not used.
 *
 * @param groups by metric, in the order of the variants
 */
public record UploadedSums(
    Map<String, List<Pairs>> groups, long rejected, List<RejectedRow> rejections) {

  /**
   * Reads a file.
   *
   * @throws TandemException {@code table_unreadable}, {@code table_too_long}, {@code
   *     table_column_missing}, {@code table_incomplete}, {@code table_covariate_incomplete}, {@code
   *     metric_needs_people}
   */
  public static UploadedSums read(InputStream file, ExperimentDefinition definition)
      throws IOException {
    for (ExperimentMetric metric : definition.metrics()) {
      if (metric.kind() == MetricKind.QUANTILE) {
        throw new TandemException(TableError.NEEDS_PEOPLE, metric.key());
      }
    }
    try (CsvRows rows = new CsvRows(file)) {
      Reading reading = new Reading(rows, definition);
      for (String[] row = rows.next(); row != null; row = rows.next()) {
        reading.row(row);
      }
      return reading.end();
    }
  }

  private record Where(String metric, String variant) {}

  private static final class Reading {

    private static final String[] NUMBERS = {
      "people", "sum", "sum_of_squares", "x_sum", "x_sum_of_squares", "sum_of_products"
    };

    private final ExperimentDefinition definition;
    private final CsvRows rows;
    private final int variant;
    private final int metric;
    private final int[] numbers;
    private final Map<String, ExperimentMetric> metrics = new HashMap<>();
    private final Set<String> variants = new HashSet<>();
    private final Map<Where, Sums> found = new HashMap<>();
    private final Rejections rejections = new Rejections();

    Reading(CsvRows rows, ExperimentDefinition definition) {
      this.definition = definition;
      this.rows = rows;
      this.variant = rows.column("variant");
      this.metric = rows.column("metric");
      rows.column("people");
      rows.column("sum");
      this.numbers = Arrays.stream(NUMBERS).mapToInt(rows::optional).toArray();
      definition.metrics().forEach(one -> metrics.put(one.key(), one));
      definition.variants().forEach(one -> variants.add(one.key()));
    }

    void row(String[] row) {
      if (row.length != rows.width()) {
        reject("列数与首行不同", "it has other columns than the header");
        return;
      }
      ExperimentMetric of = metrics.get(row[metric].strip());
      String where = row[variant].strip();
      if (of == null) {
        String said = Rejections.cut(row[metric]);
        reject("实验没有指标 " + said, "the experiment has no metric " + said);
      } else if (!variants.contains(where)) {
        String said = Rejections.cut(row[variant]);
        reject("实验没有分组 " + said, "the experiment has no variant " + said);
      } else {
        add(new Where(of.key(), where), of, read(row));
      }
    }

    private SumsRow read(String[] row) {
      double[] read =
          Arrays.stream(numbers)
              .mapToDouble(at -> at < 0 ? Double.NaN : Cells.number(row[at]))
              .toArray();
      return new SumsRow(read[0], read[1], read[2], read[3], read[4], read[5]);
    }

    private void add(Where where, ExperimentMetric of, SumsRow row) {
      Sentence fault = row.fault(of);
      if (fault != null) {
        reject(fault.zh(), fault.en());
      } else if (found.putIfAbsent(where, row.sums(of)) != null) {
        reject("该分组和指标已出现过", "this variant and metric came before");
      }
    }

    private void reject(String zh, String en) {
      rejections.add(rows.line(), zh, en);
    }

    UploadedSums end() {
      Map<String, List<Pairs>> groups = new HashMap<>();
      for (ExperimentMetric one : definition.metrics()) {
        groups.put(one.key(), groups(one.key()).stream().map(Sums::pairs).toList());
      }
      return new UploadedSums(groups, rejections.count(), rejections.first());
    }

    private List<Sums> groups(String key) {
      List<Sums> groups = new ArrayList<>();
      for (ExperimentVariant one : definition.variants()) {
        Sums sums = found.get(new Where(key, one.key()));
        if (sums == null) {
          Sentence why = rejections.reason();
          throw new TandemException(
              TableError.INCOMPLETE, key, one.key(), rejections.count(), why.en(), why.zh());
        }
        groups.add(sums);
      }
      boolean related = groups.stream().anyMatch(Sums::related);
      for (int i = 0; i < groups.size(); i++) {
        if (related && !groups.get(i).related()) {
          String lacking = definition.variants().get(i).key();
          throw new TandemException(TableError.COVARIATE_INCOMPLETE, key, lacking);
        }
      }
      return groups;
    }
  }
}
