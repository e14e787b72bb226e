package io.tandem.policies.evaluation;

import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalStatus;
import io.tandem.policies.condition.Ratio;
import io.tandem.policies.condition.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict rested on, as it was then.
 *
 * @param name of the predicate
 * @param subject key of the feature or campaign, or null for the project
 * @param value a fraction for rates, else a number; null without data
 * @param previous value it was compared with, or null
 * @param status of the signal; no data when there was none
 * @param version of the signal; 0 while its bucket was open
 * @param revised the signal has a newer version now; that triggers nothing
 */
public record PolicyInput(
    String name,
    String metric,
    @Nullable String subject,
    double numerator,
    @Nullable Double denominator,
    @Nullable Double value,
    long sample,
    @Nullable Double previous,
    SignalStatus status,
    int version,
    boolean revised) {

  static PolicyInput of(Reading reading, @Nullable String subject) {
    Signal signal = reading.signal();
    String name = reading.predicate().name();
    String metric = reading.predicate().metric();
    Double previous = number(reading.previous());
    if (signal == null) {
      return new PolicyInput(
          name, metric, subject, 0, null, null, 0, previous, SignalStatus.NO_DATA, 0, false);
    }
    return new PolicyInput(
        name,
        metric,
        subject,
        signal.numerator(),
        signal.denominator(),
        number(reading.value()),
        signal.sample(),
        previous,
        signal.status(),
        signal.version(),
        false);
  }

  private static @Nullable Double number(@Nullable Ratio ratio) {
    return ratio == null ? null : ratio.doubleValue();
  }

  /** The same when the signal has a newer version. */
  PolicyInput revisedNow() {
    return new PolicyInput(
        name,
        metric,
        subject,
        numerator,
        denominator,
        value,
        sample,
        previous,
        status,
        version,
        true);
  }
}
