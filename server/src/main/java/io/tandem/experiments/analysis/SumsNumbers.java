package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.Summary;
import io.tandem.experiments.table.UploadedSums;
import java.util.List;

/** Metrics of sums. Caps are whatever was done before summing. */
public final class SumsNumbers {

  private SumsNumbers() {}

  /** In the order of the metrics. */
  public static List<MetricNumbers> of(ExperimentDefinition definition, UploadedSums uploaded) {
    return definition.metrics().stream()
        .map(metric -> numbers(metric, uploaded.groups().getOrDefault(metric.key(), List.of())))
        .toList();
  }

  private static MetricNumbers numbers(ExperimentMetric metric, List<Pairs> groups) {
    boolean ratio = metric.kind() == MetricKind.RATIO;
    boolean covaries = groups.stream().anyMatch(group -> group.covariateVariance() > 0);
    boolean adjusted = !ratio && metric.covariate() != null && covaries;
    List<Pairs> used = groups.stream().map(group -> used(metric, group, adjusted)).toList();
    return new MetricNumbers(metric, used, adjusted, new long[groups.size()], null, List.of());
  }

  private static Pairs used(ExperimentMetric metric, Pairs group, boolean adjusted) {
    if (metric.kind() == MetricKind.RATIO) {
      return Pairs.of(group.ratio());
    }
    if (metric.kind() == MetricKind.PROPORTION && !adjusted) {
      return Pairs.of(Summary.ofProportion(group.n(), group.mean() * group.n()));
    }
    return adjusted ? group : Pairs.of(group.metric());
  }

  /** By variant: those of the metric that knows most of them. */
  public static long[] people(ExperimentDefinition definition, UploadedSums uploaded) {
    long[] people = new long[definition.variants().size()];
    for (List<Pairs> groups : uploaded.groups().values()) {
      for (int i = 0; i < people.length; i++) {
        people[i] = Math.max(people[i], groups.get(i).n());
      }
    }
    return people;
  }
}
