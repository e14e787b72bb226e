package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagOperator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values of properties. */
final class Values {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
  private static final double EXACT = 1L << 53;

  private Values() {}

  /** As JavaScript writes it: whole numbers without a point. */
  static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return number == Math.rint(number) && Math.abs(number) < EXACT
          ? Long.toString((long) number)
          : Double.toString(number);
    }
    return value.toString();
  }

  /** Not a number when it is none. */
  static double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    String text = value.toString().strip();
    return text.length() <= 40 && NUMBER.matcher(text).matches()
        ? Double.parseDouble(text)
        : Double.NaN;
  }

  /**
   * UTC milliseconds of ISO 8601 (a date is its first moment in UTC, a time without an offset is in
   * UTC) or of a number: milliseconds, or seconds below 10¹¹. Null when it is none of these.
   */
  static @Nullable Long millis(Object value) {
    double number = number(value);
    if (!Double.isNaN(number)) {
      return Math.round(Math.abs(number) < 1e11 ? number * 1_000 : number);
    }
    String text = value.toString().strip().replace(' ', 'T');
    try {
      return moment(text).toEpochMilli();
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static Instant moment(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    int last = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    return text.endsWith("Z") || last > 10
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  /** True when an order is the one an operator asks for. */
  static boolean stands(FlagOperator op, int order) {
    return switch (op) {
      case GT, SEMVER_GT -> order > 0;
      case GTE, SEMVER_GTE -> order >= 0;
      case LT, SEMVER_LT -> order < 0;
      case LTE, SEMVER_LTE -> order <= 0;
      default -> order == 0;
    };
  }
}
