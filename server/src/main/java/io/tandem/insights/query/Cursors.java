package io.tandem.insights.query;

import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** Opaque places in lists. What was not given out by us is refused. */
public final class Cursors {

  private static final Pattern MOMENT = Pattern.compile("-?[0-9]{1,18}:[0-9a-f-]{36}");
  private static final Pattern KEY = Pattern.compile("[0-9]{1,10}");
  private static final int MAX_LIMIT = 500;

  private Cursors() {}

  /**
   * A place in a list of events.
   *
   * @param time UTC milliseconds
   */
  public record Moment(long time, UUID uuid) {}

  /** Behind a person key. */
  public static String of(long key) {
    return encode(Long.toString(key));
  }

  /** Behind an event. */
  public static String of(Moment moment) {
    return encode(moment.time() + ":" + moment.uuid());
  }

  /** Reads a person key. */
  public static long key(String cursor) {
    return Long.parseLong(decode(cursor, KEY));
  }

  /** Reads the place of an event. */
  public static Moment moment(String cursor) {
    String text = decode(cursor, MOMENT);
    int colon = text.indexOf(':');
    try {
      return new Moment(
          Long.parseLong(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new TandemException(InsightError.BAD_CURSOR);
    }
  }

  /** A page size from 1 to 500. */
  public static int limit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new TandemException(InsightError.BAD_LIMIT, MAX_LIMIT);
    }
    return limit;
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String cursor, Pattern expected) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw new TandemException(InsightError.BAD_CURSOR);
    }
    if (!expected.matcher(text).matches()) {
      throw new TandemException(InsightError.BAD_CURSOR);
    }
    return text;
  }
}
