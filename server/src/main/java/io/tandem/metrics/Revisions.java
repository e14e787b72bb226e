package io.tandem.metrics;

import org.jspecify.annotations.Nullable;

/** Decides whether a bucket computed again is a new version. */
final class Revisions {

  /** Sums of the same numbers in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  private Revisions() {}

  /**
   * The version to be kept, or null when nothing changed.
   *
   * @param known the newest version, or null when there is none
   * @param found as the first version
   */
  static @Nullable Signal of(@Nullable Signal known, Signal found) {
    if (known == null) {
      return found;
    }
    if (same(known.numerator(), found.numerator())
        && same(known.denominator(), found.denominator())
        && known.sample() == found.sample()) {
      return null;
    }
    return new Signal(
        found.bucket(),
        known.version() + 1,
        found.revision(),
        found.numerator(),
        found.denominator(),
        found.value(),
        found.sample(),
        SignalStatus.REVISED,
        found.computedAt());
  }

  private static boolean same(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Math.abs(one - other)
        <= ROUNDING * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
  }
}
