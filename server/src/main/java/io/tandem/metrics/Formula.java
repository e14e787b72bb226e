package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a subject, ready to be computed.
 *
 * @param names of the subject, or null
 * @param lifetime the days on which it has a value; null for any day
 */
record Formula(
    RateSubject of,
    @Nullable Names names,
    MetricShape shape,
    Quantities quantities,
    RateDefinition definition,
    @Nullable Lifetime lifetime) {

  /** What is divided by what. */
  record Quantities(Quantity numerator, @Nullable Quantity denominator) {

    /** One of the two. */
    Quantity side(Side side) {
      if (side == Side.NUMERATOR) {
        return numerator;
      }
      if (denominator == null) {
        throw new TandemException(CommonError.INVALID_REQUEST, "this metric has no denominator");
      }
      return denominator;
    }

    List<Quantity> both() {
      return denominator == null ? List.of(numerator) : List.of(numerator, denominator);
    }

    Maturity maturity() {
      return denominator == null
          ? numerator.maturity()
          : numerator.maturity().or(denominator.maturity());
    }
  }

  Maturity maturity() {
    return quantities.maturity();
  }

  /** True when it has a value over these days, both inclusive. */
  boolean covers(LocalDate first, LocalDate last) {
    return lifetime == null || lifetime.meets(first, last);
  }

  /** True when it has a value in a bucket that looks back over so many, itself the last. */
  boolean covers(Interval interval, LocalDate start, int window) {
    return covers(interval.plus(start, 1L - window), interval.plus(start, 1).minusDays(1));
  }

  /** Equal as long as the same is counted on the same days, whatever it is called. */
  String digest() {
    return Digests.of(lifetime == null ? quantities.toString() : quantities.toString() + lifetime);
  }
}
