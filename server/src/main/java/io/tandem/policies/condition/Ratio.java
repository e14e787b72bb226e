package io.tandem.policies.condition;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * An exact number: numerator over a positive denominator. Bounds are compared by multiplying
 * across, so 9 of 60 is exactly 0.15 and not a hair above.
 *
 * @param denominator above zero
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

  /** Its sign always sits in the numerator. */
  public Ratio {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("nothing to divide by");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
  }

  /**
   * Of what a signal counted; null when there is nothing to divide by or a part is no number.
   *
   * @param denominator null for a number that is no ratio
   */
  public static @Nullable Ratio of(double numerator, @Nullable Double denominator) {
    double below = denominator == null ? 1 : denominator;
    if (!Double.isFinite(numerator) || !Double.isFinite(below) || below == 0) {
      return null;
    }
    // valueOf takes the shortest decimal that names the double: 12.3 stays 12.3.
    return new Ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(below));
  }

  /** Negative, zero or positive as it lies below, on or above the bound. */
  public int compareTo(BigDecimal bound) {
    return numerator.compareTo(bound.multiply(denominator));
  }

  /** This minus the other. */
  public Ratio minus(Ratio other) {
    return new Ratio(
        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** The change since {@code before} as a fraction of its size; null when that was zero. */
  public @Nullable Ratio changeSince(Ratio before) {
    if (before.numerator.signum() == 0) {
      return null;
    }
    Ratio difference = minus(before);
    return new Ratio(
        difference.numerator.multiply(before.denominator),
        difference.denominator.multiply(before.numerator.abs()));
  }

  /** To 34 digits, for showing. */
  public BigDecimal rounded() {
    return numerator.divide(denominator, MathContext.DECIMAL128);
  }

  /** The nearest double. */
  public double doubleValue() {
    return rounded().doubleValue();
  }
}
