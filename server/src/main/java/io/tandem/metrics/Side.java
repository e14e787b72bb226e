package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;

/** One of the two numbers of a rate. */
public enum Side {
  NUMERATOR,
  DENOMINATOR;

  /** Reads the lower-case name. */
  public static Side of(String name) {
    return switch (name) {
      case "numerator" -> NUMERATOR;
      case "denominator" -> DENOMINATOR;
      default ->
          throw new TandemException(
              CommonError.INVALID_REQUEST, "side must be numerator or denominator, not " + name);
    };
  }
}
