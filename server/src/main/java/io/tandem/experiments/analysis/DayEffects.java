package io.tandem.experiments.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric counted on one day after people's exposure alone. A view: it decides nothing.
 *
 * @param day from 0, of 24 hours each
 * @param groups people whose day is over, by variant
 * @param comparisons every other variant with the control
 */
public record DayEffects(int day, List<GroupResult> groups, List<DayEffect> comparisons) {

  /**
   * A variant beside the control.
   *
   * @param absolute in the metric's unit; null where people are too few
   * @param relative as a fraction of the control's mean; null also where that may be 0
   */
  public record DayEffect(
      String variant, @Nullable EffectResult absolute, @Nullable EffectResult relative) {}

  /** Of a metric that was found. */
  public static DayEffects of(int day, MetricResult found) {
    List<DayEffect> effects =
        found.comparisons().stream()
            .map(c -> new DayEffect(c.variant(), c.absolute(), c.relative()))
            .toList();
    return new DayEffects(day, found.groups(), effects);
  }
}
