package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.statistics.Pairs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric in each variant.
 *
 * @param groups in the order of the variants, capped where the metric is; a covariate of 0
 *     throughout where there is none
 * @param adjusted true when there is a covariate
 * @param missing people without a value, by variant
 * @param capping null where nothing is capped
 * @param outliers by variant; none where single values are not known
 */
public record MetricNumbers(
    ExperimentMetric metric,
    List<Pairs> groups,
    boolean adjusted,
    long[] missing,
    @Nullable Capping capping,
    List<OutlierReport> outliers) {

  /**
   * What a cap did.
   *
   * @param cap in the metric's unit
   * @param affected people above it, by variant
   * @param uncapped the groups without it
   */
  public record Capping(double cap, long[] affected, List<Pairs> uncapped) {

    private Capping part(int from, int to) {
      return new Capping(cap, Arrays.copyOfRange(affected, from, to), uncapped.subList(from, to));
    }
  }

  /** Of some of the groups that follow each other; without outliers. */
  public MetricNumbers part(int from, int to) {
    return new MetricNumbers(
        metric,
        groups.subList(from, to),
        adjusted,
        Arrays.copyOfRange(missing, from, to),
        capping == null ? null : capping.part(from, to),
        List.of());
  }
}
