package io.tandem.experiments.history;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns are filled from which events.
 *
 * @param definition the same experiment with its metrics reading those columns
 */
record HistoryPlan(ExperimentDefinition definition, List<SourceColumn> columns) {

  /**
   * Plans.
   *
   * @throws TandemException {@code metric_without_source}
   */
  static HistoryPlan of(ExperimentDefinition said) {
    List<SourceColumn> columns = new ArrayList<>();
    List<ExperimentMetric> metrics = new ArrayList<>();
    for (ExperimentMetric metric : said.metrics()) {
      ExperimentSource source = known(metric, metric.source());
      boolean covaries = source.beforeHours() != null && metric.kind() != MetricKind.QUANTILE;
      String before = covaries ? metric.key() + "/before" : "";
      columns.add(new SourceColumn(source, metric.key(), before));
      String below = null;
      if (metric.kind() == MetricKind.RATIO) {
        below = metric.key() + "/below";
        columns.add(new SourceColumn(known(metric, metric.below()), below, ""));
      }
      metrics.add(metric.reading(metric.key(), below, covaries ? before : null));
    }
    return new HistoryPlan(said.measuring(metrics), columns);
  }

  /** Milliseconds before exposures that covariates look back at most. */
  long before() {
    return columns.stream().mapToLong(column -> column.source().before()).max().orElse(0);
  }

  /** The columns of a metric of {@link #definition}; the one below the line of a ratio last. */
  List<SourceColumn> of(ExperimentMetric metric) {
    return columns.stream()
        .filter(one ->
            one.column().equals(metric.valueColumn()) || one.column().equals(metric.denominator()))
        .toList();
  }

  private static ExperimentSource known(
      ExperimentMetric metric, @Nullable ExperimentSource source) {
    if (source == null) {
      throw new TandemException(HistoryError.NO_SOURCE, metric.key());
    }
    return source;
  }
}
