package io.tandem.policies.registry;

import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys of policies and lists paged by them. */
final class PolicyKeys {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** What follows /policies/ in paths of its own. */
  private static final Set<String> PATHS = Set.of("progress", "backtest", "templates");

  private PolicyKeys() {}

  /**
   * A key for a new policy.
   *
   * @throws TandemException {@code invalid_request} when it is missing or malformed
   */
  static String check(@Nullable String key) {
    if (key != null && PATHS.contains(key)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the key " + key + " is reserved");
    }
    if (key == null || !KEY.matcher(key).matches()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a key has 1 to 63 lower-case letters, digits, dashes and underscores and does not begin"
              + " with one of these two");
    }
    return key;
  }

  /** The key a page begins behind; empty at the start. */
  static String after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    try {
      return check(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
    }
  }

  /** A page out of one more that was read to see whether there is one. */
  static Page<StoredPolicy> page(List<StoredPolicy> read, int limit) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    byte[] last = read.get(limit - 1).key().getBytes(StandardCharsets.UTF_8);
    return new Page<>(
        List.copyOf(read.subList(0, limit)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }
}
