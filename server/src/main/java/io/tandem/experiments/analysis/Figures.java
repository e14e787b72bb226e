package io.tandem.experiments.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers in sentences, with the digits and signs of the tables beside them, the same in both
 * languages.
 */
public final class Figures {

  private Figures() {}

  /** +4.3%, −0.52%: a relative change. */
  public static String lift(double share) {
    return signed(share, percent(Math.abs(share)));
  }

  /** A change in the metric's unit, with up to two decimals. */
  public static String difference(double number) {
    return signed(number, exact(Math.abs(number)));
  }

  /**
   * +1.2pp: a difference of two shares in percentage points; say {@link #inChinese} beside Chinese.
   */
  public static String points(double difference) {
    return signed(difference, String.format(Locale.ROOT, "%.1fpp", Math.abs(100 * difference)));
  }

  /** The same figures as Chinese says them. */
  public static String inChinese(String figures) {
    return figures.replace("pp", " 个百分点");
  }

  /** A share: one decimal, two below 1%. */
  public static String percent(double share) {
    boolean small = share != 0 && Math.abs(share) < 0.00995;
    return String.format(Locale.ROOT, small ? "%.2f%%" : "%.1f%%", 100 * share);
  }

  /** A share that somebody chose, without zeros at its end: 95%. */
  public static String level(double share) {
    return plain(BigDecimal.valueOf(share).movePointRight(2).round(new MathContext(6))) + "%";
  }

  /** A p-value with two digits that count. */
  public static String p(double p) {
    return p < 0.0001 ? "p < 0.0001" : "p = " + plain(new BigDecimal(p, new MathContext(2)));
  }

  private static String exact(double number) {
    String text = String.format(Locale.ROOT, "%,.2f", number);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String signed(double number, String size) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "∞" : "−∞";
    }
    return number == 0 ? size : (number > 0 ? "+" : "−") + size;
  }
}
