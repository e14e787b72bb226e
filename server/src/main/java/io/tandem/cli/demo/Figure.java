package io.tandem.cli.demo;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One planted figure of the story beside what the API answers.
 *
 * @param days where in the story, e.g. {@code D30}
 * @param what it is about
 * @param planted what the story put in
 * @param low what came out; of an estimate the lower end of its interval
 * @param high the same as {@code low} of what is counted; of an estimate the upper end
 */
public record Figure(String days, String what, double planted, double low, double high) {

  /** Something counted. */
  Figure(String days, String what, double planted, double answered) {
    this(days, what, planted, answered, answered);
  }

  /** An estimate, by the interval of its findings; both in a unit {@code scale} times smaller. */
  static Figure within(String days, String what, double planted, double scale, JsonNode interval) {
    return new Figure(
        days,
        what,
        planted * scale,
        interval.path("low").asDouble(Double.NaN) * scale,
        interval.path("high").asDouble(Double.NaN) * scale);
  }

  /** An answer in words: 1 when it is the one that was planted. */
  static Figure said(String days, String what, String planted, JsonNode answered) {
    return new Figure(days, what, 1, answered.asString("").equals(planted) ? 1 : 0);
  }

  /** Equal but for rounding, or within the interval. */
  public boolean holds() {
    double near = 1e-9 * Math.max(1, Math.abs(planted));
    return planted >= low - near && planted <= high + near;
  }

  /** What came out, in words. */
  String answered() {
    return low == high ? text(low) : text(low) + " to " + text(high);
  }

  static String text(double number) {
    boolean whole = Math.abs(number - Math.rint(number)) < 1e-6; // sums of doubles are not exact
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", number);
  }
}
