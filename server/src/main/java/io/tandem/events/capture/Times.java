package io.tandem.events.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as clients write them. */
public final class Times {

  /** Numbers above are milliseconds, below seconds: the year 5138, or March 1973. */
  private static final double SECONDS = 1e11;

  private Times() {}

  /**
   * UTC milliseconds of an ISO 8601 text (UTC where it names no offset; a blank may stand for the
   * T) or of a number of seconds or milliseconds since the epoch; null when it is neither.
   */
  public static @Nullable Long millis(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.isNumber()) {
      double number = node.doubleValue();
      if (!(Math.abs(number) < 1e16)) {
        return null;
      }
      return Math.abs(number) < SECONDS ? Math.round(number * 1000) : Math.round(number);
    }
    return node.isString() ? parse(node.stringValue().strip()) : null;
  }

  /** The same of a text. */
  public static @Nullable Long parse(String text) {
    if (text.length() < 8 || text.length() > 40) {
      return null;
    }
    try {
      String iso = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
      if (iso.endsWith("Z")) {
        return Instant.parse(iso).toEpochMilli();
      }
      if (iso.length() == 10) {
        return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
      boolean offset = iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
      return offset
          ? OffsetDateTime.parse(colon(iso)).toInstant().toEpochMilli()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException | ArithmeticException notATime) {
      return digits(text);
    }
  }

  private static String withT(String text) {
    String rest = text.substring(11);
    return text.substring(0, 10) + "T" + rest.replace(" ", "");
  }

  /** {@code +0800} as {@code +08:00}, {@code +08} as {@code +08:00}. */
  private static String colon(String iso) {
    int sign = Math.max(iso.indexOf('+', 10), iso.indexOf('-', 10));
    String offset = iso.substring(sign + 1);
    return switch (offset.length()) {
      case 2 -> iso + ":00";
      case 4 -> iso.substring(0, sign + 3) + ":" + iso.substring(sign + 3);
      default -> iso;
    };
  }

  private static @Nullable Long digits(String text) {
    if (text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    long number = Long.parseLong(text);
    return number < SECONDS ? number * 1000 : number;
  }
}
