package io.tandem.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time.
 *
 * @param subject key of the feature or campaign, or null
 * @param zone IANA zone the buckets are counted in
 * @param interval {@code day}, {@code week} or {@code month}
 * @param window how many buckets a value looks back over, its own included
 * @param buckets in order, none left out
 */
public record SignalResult(
    String metric,
    @Nullable String subject,
    String zone,
    Instant asOf,
    String interval,
    int window,
    Unit unit,
    RateDefinition definition,
    List<SignalBucket> buckets) {

  /**
   * One value.
   *
   * @param start first local day of the bucket
   * @param numerator people, events or a sum
   * @param denominator likewise; null where the metric is no ratio
   * @param value a fraction for percentages; null without data
   * @param sample people or events the value rests on
   * @param version of a value that is kept, 1 for any other closed one, 0 while open
   * @param revision of the definition it was computed by
   * @param closesAt when it is final
   */
  public record SignalBucket(
      LocalDate start,
      double numerator,
      @Nullable Double denominator,
      @Nullable Double value,
      long sample,
      SignalStatus status,
      int version,
      long revision,
      Instant closesAt) {

    static SignalBucket of(Signal signal, Instant closesAt) {
      return new SignalBucket(
          signal.bucket(),
          signal.numerator(),
          signal.denominator(),
          signal.value(),
          signal.sample(),
          signal.status(),
          signal.version(),
          signal.revision(),
          closesAt);
    }
  }
}
