package io.tandem.metrics;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A page of people by key.
 *
 * @param after key behind which it begins; -1 at the start
 * @param limit 1 to 500
 */
public record PageRequest(long after, int limit) {

  private static final int MOST = 500;

  /**
   * The page behind a cursor.
   *
   * @throws TandemException {@code invalid_request} on a cursor that was not given out
   */
  public static PageRequest of(@Nullable String cursor, int limit) {
    int length = Math.clamp(limit, 1, MOST);
    if (cursor == null || cursor.isEmpty()) {
      return new PageRequest(-1, length);
    }
    try {
      byte[] key = Base64.getUrlDecoder().decode(cursor);
      return new PageRequest(
          Integer.parseUnsignedInt(new String(key, StandardCharsets.US_ASCII)) & 0xFFFF_FFFFL,
          length);
    } catch (IllegalArgumentException e) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
    }
  }

  /** The cursor behind a person. */
  static String cursor(long person) {
    byte[] key = Long.toString(person).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }
}
