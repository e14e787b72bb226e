package io.tandem.experiments.analysis;

import io.tandem.experiments.analysis.MetricNumbers.Capping;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.statistics.Moments;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.Quantiles;
import io.tandem.experiments.statistics.Summary;
import io.tandem.experiments.statistics.Winsor;
import io.tandem.experiments.table.PeopleTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metrics of people's values. */
public final class PeopleNumbers {

  private final ExperimentDefinition definition;
  private final PeopleTable table;
  private final int variants;

  /** Of one table. */
  public PeopleNumbers(ExperimentDefinition definition, PeopleTable table) {
    this.definition = definition;
    this.table = table;
    this.variants = definition.variants().size();
  }

  /** In the order of the metrics. */
  public List<MetricNumbers> all() {
    return definition.metrics().stream().map(this::numbers).toList();
  }

  private MetricNumbers numbers(ExperimentMetric metric) {
    double[] values = table.column(metric.valueColumn());
    double[] below = metric.denominator() == null ? values : table.column(metric.denominator());
    double[] covariate = covariate(metric);
    Known known = new Known(table, variants, values, below);
    return switch (metric.kind()) {
      case QUANTILE -> quantile(metric, known);
      case RATIO -> plain(metric, known, ratio(known, values, below, covariate), covariate);
      case PROPORTION -> plain(metric, known, proportion(known, values, covariate), covariate);
      case MEAN -> mean(metric, known, values, covariate);
    };
  }

  private static MetricNumbers plain(
      ExperimentMetric metric, Known known, List<Pairs> groups, double @Nullable [] covariate) {
    return new MetricNumbers(metric, groups, covariate != null, known.missing(), null, List.of());
  }

  private MetricNumbers mean(
      ExperimentMetric metric, Known known, double[] values, double @Nullable [] covariate) {
    List<Pairs> uncapped = known.pairs(row -> values[row], covariate);
    List<OutlierReport> outliers = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      outliers.add(Outlying.of(definition.variants().get(v).key(), known.of(v)));
    }
    Double cap = cap(metric, known);
    if (cap == null) {
      return new MetricNumbers(
          metric, uncapped, covariate != null, known.missing(), null, outliers);
    }
    List<Pairs> capped = known.pairs(row -> Math.min(cap, values[row]), covariate);
    long[] above = new long[variants];
    for (int v = 0; v < variants; v++) {
      above[v] = Arrays.stream(known.of(v)).filter(value -> value > cap).count();
    }
    return new MetricNumbers(
        metric,
        capped,
        covariate != null,
        known.missing(),
        new Capping(cap, above, uncapped),
        outliers);
  }

  /** Null without one, and where nobody has a value to find it from. */
  private static @Nullable Double cap(ExperimentMetric metric, Known known) {
    Double quantile = metric.capQuantile();
    if (metric.cap() != null || quantile == null) {
      return metric.cap();
    }
    double[] all = known.all();
    return all.length == 0 ? null : (Double) Winsor.cap(all, quantile);
  }

  private static List<Pairs> proportion(
      Known known, double[] values, double @Nullable [] covariate) {
    List<Pairs> groups = known.pairs(row -> values[row], covariate);
    if (covariate != null) {
      return groups;
    }
    return groups.stream()
        .map(g -> Pairs.of(Summary.ofProportion(g.n(), g.mean() * g.n())))
        .toList();
  }

  /** With a covariate each person has the ratio's linear share, whose mean is the ratio. */
  private List<Pairs> ratio(
      Known known, double[] above, double[] below, double @Nullable [] covariate) {
    List<Pairs> plain = known.pairs(row -> above[row], below);
    if (covariate == null) {
      return plain.stream().map(g -> Pairs.of(g.ratio())).toList();
    }
    return known.pairs(
        row -> {
          Pairs group = plain.get(table.variant(row));
          double ratio = group.mean() / group.covariateMean();
          return ratio + (above[row] - ratio * below[row]) / group.covariateMean();
        },
        covariate);
  }

  private MetricNumbers quantile(ExperimentMetric metric, Known known) {
    double quantile = metric.quantile() == null ? 0.5 : metric.quantile();
    List<Pairs> groups = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      groups.add(Pairs.of(Quantiles.of(known.of(v), quantile)));
    }
    return new MetricNumbers(metric, groups, false, known.missing(), null, List.of());
  }

  /** Where somebody's is not known it is the mean of all others', which moves no estimate. */
  private double @Nullable [] covariate(ExperimentMetric metric) {
    if (metric.covariate() == null || metric.kind() == MetricKind.QUANTILE) {
      return null;
    }
    double[] values = Arrays.copyOf(table.column(metric.covariate()), table.size());
    Moments moments = new Moments();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row]) && table.variant(row) != PeopleTable.NO_VARIANT) {
        moments.add(values[row]);
      }
    }
    double mean = moments.pairs().mean();
    for (int row = 0; row < values.length; row++) {
      values[row] = Double.isNaN(values[row]) ? mean : values[row];
    }
    return values;
  }
}
