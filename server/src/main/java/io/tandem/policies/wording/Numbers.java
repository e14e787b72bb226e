package io.tandem.policies.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as sentences write them, alike in both languages. */
public final class Numbers {

  private static final int FINEST = 8;

  private Numbers() {}

  /** A bound exactly as it was written: 0.008 is 0.8%. */
  public static String bound(BigDecimal bound, boolean percent) {
    BigDecimal shown = percent ? bound.movePointRight(2) : bound;
    return grouped(shown, Math.max(0, shown.stripTrailingZeros().scale()), 0) + sign(percent);
  }

  /**
   * A value: percentages with one decimal, below one percent with two, finer where it would read
   * like the bound without being it; other numbers with two decimals at most.
   */
  public static String value(BigDecimal value, boolean percent, @Nullable BigDecimal bound) {
    BigDecimal shown = percent ? value.movePointRight(2) : value;
    int decimals = 2;
    if (percent && shown.abs().compareTo(BigDecimal.ONE) >= 0) {
      decimals = 1;
    }
    if (bound != null && value.compareTo(bound) != 0) {
      BigDecimal line = percent ? bound.movePointRight(2) : bound;
      while (decimals < FINEST
          && shown.setScale(decimals, RoundingMode.HALF_UP).compareTo(line) == 0) {
        decimals++;
      }
    }
    return grouped(shown, decimals, percent ? decimals : 0) + sign(percent);
  }

  /** People or events: 21,502. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String sign(boolean percent) {
    return percent ? "%" : "";
  }

  private static String grouped(BigDecimal number, int decimals, int atLeast) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(decimals);
    format.setMinimumFractionDigits(atLeast);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }
}
