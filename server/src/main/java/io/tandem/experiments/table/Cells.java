package io.tandem.experiments.table;

import java.util.Locale;

/** What a cell says as a number. */
final class Cells {

  private Cells() {}

  /** True for what {@link #number} refuses. */
  static boolean unreadable(double number) {
    return Double.isInfinite(number);
  }

  /**
   * The number; 1 and 0 for true and false, yes and no; NaN when empty; infinite when unreadable.
   */
  static double number(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    char first = text.charAt(0);
    if (Character.isLetter(first)) {
      return word(text.toLowerCase(Locale.ROOT));
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isNaN(number) ? Double.POSITIVE_INFINITY : number;
    } catch (NumberFormatException noNumber) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static double word(String text) {
    return switch (text) {
      case "true", "t", "yes", "y" -> 1;
      case "false", "f", "no", "n" -> 0;
      case "null", "na", "nan" -> Double.NaN;
      default -> Double.POSITIVE_INFINITY;
    };
  }
}
