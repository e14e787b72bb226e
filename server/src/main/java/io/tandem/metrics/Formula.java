package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a subject, ready to be computed.
 *
 * @param names of the subject, or null
 */
record Formula(
    RateSubject of,
    @Nullable Names names,
    MetricShape shape,
    Quantities quantities,
    RateDefinition definition) {

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

  /** Equal as long as the same is counted, whatever it is called. */
  String digest() {
    return Digests.of(quantities.toString());
  }
}
