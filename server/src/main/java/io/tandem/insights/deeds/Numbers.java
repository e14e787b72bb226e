package io.tandem.insights.deeds;

import java.util.Locale;

/** Numbers in sentences, the same in both languages. */
public final class Numbers {

  private Numbers() {}

  /** A count, in groups of three digits. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  /** A difference of shares in percentage points, with its sign unless it rounds to nothing. */
  public static String points(double difference) {
    String points = String.format(Locale.ROOT, "%+.1f", difference * 100);
    return points.endsWith("0.0") && points.length() == 4 ? "0.0" : points;
  }

  /** An amount with two decimals. */
  public static String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }
}
