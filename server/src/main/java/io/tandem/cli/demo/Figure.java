package io.tandem.cli.demo;

import java.util.Locale;

/**
 * One planted figure of the story beside what the API answers.
 *
 * @param days where in the story, e.g. {@code D30}
 * @param what it is about
 * @param planted what the story put in
 * @param answered what came out
 */
public record Figure(String days, String what, double planted, double answered) {

  /** Equal but for rounding. */
  public boolean holds() {
    return Math.abs(planted - answered) <= 1e-9 * Math.max(1, Math.abs(planted));
  }

  static String text(double number) {
    boolean whole = Math.abs(number - Math.rint(number)) < 1e-6; // sums of doubles are not exact
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", number);
  }
}
