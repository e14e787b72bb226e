package io.tandem.boards;

import io.tandem.metrics.Unit;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the interface writes them. Pure. */
final class DigestNumbers {

  private DigestNumbers() {}

  /** A value: percentages with one decimal, two below one percent, never rounded to 0 or 100. */
  static String value(double value, Unit unit) {
    if (unit != Unit.PERCENT) {
      return number(value, 2, 0);
    }
    if (value > 0 && value < 0.00005) {
      return "<0.01%";
    }
    if (value < 1 && value >= 0.9995) {
      return ">99.9%";
    }
    int decimals = value != 0 && Math.abs(value) < 0.00995 ? 2 : 1;
    return number(value * 100, decimals, decimals) + "%";
  }

  /** A bound as it was written: 0.008 is 0.8%. */
  static String bound(double bound, Unit unit) {
    return unit == Unit.PERCENT ? number(bound * 100, 6, 0) + "%" : number(bound, 6, 0);
  }

  /** A difference: percentage points with one decimal, else in the unit. */
  static String difference(double difference, Unit unit) {
    return unit == Unit.PERCENT
        ? number(Math.abs(difference) * 100, 1, 1)
        : number(Math.abs(difference), 2, 0);
  }

  /** People or events. */
  static String count(double count) {
    return number(count, 2, 0);
  }

  private static String number(double value, int decimals, int atLeast) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(decimals);
    format.setMinimumFractionDigits(atLeast);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }
}
