package io.tandem.audiences.registry;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys of segments. */
final class SegmentKeys {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** What follows /segments/ in paths of its own. */
  private static final Set<String> PATHS = Set.of("preview", "templates");

  private SegmentKeys() {}

  /**
   * A key for a new segment.
   *
   * @throws TandemException {@code invalid_request} when it is missing, malformed or reserved
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
}
