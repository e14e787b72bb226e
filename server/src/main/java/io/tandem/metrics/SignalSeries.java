package io.tandem.metrics;

import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/** What a series of signals is, for whoever shows it. */
public sealed interface SignalSeries {

  /**
   * A series that can be computed.
   *
   * @param key with its window said
   * @param names of the metric
   * @param subjectNames of the feature or campaign, or null
   * @param cohort true when a bucket stays open beyond its end
   * @param definition what is counted 口径
   * @param people which of numerator and denominator are people who can be listed
   */
  record Known(
      SignalKey key,
      Names names,
      @Nullable Names subjectNames,
      Unit unit,
      Better better,
      boolean cohort,
      RateDefinition definition,
      CountedPeople people)
      implements SignalSeries {}

  /** A series that cannot be computed just now, such as one of an archived subject, and why. */
  record Refused(TandemException why) implements SignalSeries {}

  /** Whether the people behind a number can be listed. */
  record CountedPeople(boolean numerator, boolean denominator) {}
}
