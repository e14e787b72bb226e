package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.shared.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric.
 *
 * @param groups in the order of the variants, the control first
 * @param comparisons every other variant with the control
 * @param factorial null unless two factors are tried
 * @param varianceRemoved share of the variance that the covariate took away; null without one
 * @param cap null where nothing is capped
 * @param outliers of means of people's values, by variant; else none
 */
public record MetricResult(
    String metric,
    Names names,
    MetricRole role,
    MetricKind kind,
    List<GroupResult> groups,
    List<ComparisonResult> comparisons,
    @Nullable FactorialResult factorial,
    @Nullable Double varianceRemoved,
    @Nullable CapResult cap,
    List<OutlierReport> outliers) {

  MetricResult with(List<ComparisonResult> judged) {
    return new MetricResult(
        metric, names, role, kind, groups, judged, factorial, varianceRemoved, cap, outliers);
  }
}
