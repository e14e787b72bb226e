package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.Correction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results by a dimension. A view: it decides nothing.
 *
 * @param people in all variants and values
 * @param sampleRatio of all people
 * @param valuesInAll how many values the dimension has; those after the ten with most people are
 *     together
 * @param values the one with most people first; the rest last
 * @param tests how many comparisons were corrected for together, by role of the metric
 * @param correction of p-values over metrics × variants × values; null for Bayesian reading
 * @param differences whether effects differ between values
 */
public record BreakdownFindings(
    long people,
    SampleRatioResult sampleRatio,
    int valuesInAll,
    List<SegmentResult> values,
    Tests tests,
    @Nullable Correction correction,
    List<Difference> differences) {

  /** Comparisons of each role. */
  public record Tests(int goal, int guardrail, int secondary) {}

  /**
   * Whether a variant's effect on a metric differs between values: Cochran's Q over those that
   * could be compared, right for one look.
   *
   * @param values that could be compared
   * @param p of no difference
   * @param adjustedP corrected as the others, over metrics × variants
   */
  public record Difference(
      String metric, String variant, int values, double q, double p, double adjustedP) {}
}
