package io.tandem.metrics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a rate.
 *
 * @param start first local day of the bucket
 * @param numerator distinct people
 * @param denominator distinct people: the sample size
 * @param rate numerator ÷ denominator, a fraction; null when nobody is in the denominator
 */
public record RateBucket(
    LocalDate start, long numerator, long denominator, @Nullable Double rate, BucketStatus status) {

  static RateBucket of(LocalDate start, long numerator, long denominator, BucketStatus status) {
    Double rate = denominator == 0 ? null : (double) numerator / denominator;
    return new RateBucket(start, numerator, denominator, rate, status);
  }
}
