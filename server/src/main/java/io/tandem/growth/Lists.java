package io.tandem.growth;

import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Lists that are paged by number, newest first. */
final class Lists {

  private static final int LONGEST_PAGE = 200;

  private Lists() {}

  /** Between 1 and 200. */
  static int limit(int wanted) {
    return Math.clamp(wanted, 1, LONGEST_PAGE);
  }

  /** The number a page begins below. */
  static long before(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
    }
  }

  /** A page of at most {@code limit} out of one more that was read to see whether there is one. */
  static <T> Page<T> page(List<T> read, int limit, ToLongFunction<T> number) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    String last = Long.toString(number.applyAsLong(read.get(limit - 1)));
    return new Page<>(
        List.copyOf(read.subList(0, limit)),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(last.getBytes(StandardCharsets.UTF_8)));
  }
}
