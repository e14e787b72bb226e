package io.tandem.experiments.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Effects of two factors on one metric: of each averaged over the other, and of both together
 * beyond the sum of each alone.
 */
public record FactorialResult(Part first, Part second, Part interaction) {

  /**
   * One of the three.
   *
   * @param factor key of the factor; of the interaction both, joined by {@code ×}
   * @param relative as a fraction of the mean where neither is on; null where that may be 0
   */
  public record Part(String factor, EffectResult absolute, @Nullable EffectResult relative) {}
}
