package io.tandem.events.capture;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * URL-encoded names and values, of a query or a body. Read here since asking the servlet container
 * for a parameter would swallow the body.
 */
public final class Form {

  private Form() {}

  /** The first value of each name; what is not properly encoded stays as it is. */
  public static Map<String, String> parse(@Nullable String encoded) {
    Map<String, String> values = new HashMap<>();
    if (encoded == null) {
      return values;
    }
    int from = 0;
    while (from < encoded.length()) {
      int end = encoded.indexOf('&', from);
      end = end < 0 ? encoded.length() : end;
      int equals = encoded.indexOf('=', from);
      if (equals > from && equals < end) {
        values.putIfAbsent(
            decode(encoded.substring(from, equals)), decode(encoded.substring(equals + 1, end)));
      }
      from = end + 1;
    }
    return values;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        plain[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        plain[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
      }
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }
}
