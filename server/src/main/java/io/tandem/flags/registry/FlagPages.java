package io.tandem.flags.registry;

import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of flags by key, of revisions by number. */
final class FlagPages {

  private static final int LONGEST = 200;

  private FlagPages() {}

  /** Between 1 and 200. */
  static int limit(int wanted) {
    return Math.clamp(wanted, 1, LONGEST);
  }

  /**
   * What a page begins behind; empty at the start.
   *
   * @throws TandemException {@code invalid_request} on a cursor that was not given out
   */
  static String after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    String text = decoded(cursor);
    if (text.length() > 200 || !text.matches("[A-Za-z0-9._-]*")) {
      throw foreign();
    }
    return text;
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw foreign();
    }
  }

  /** The number a page begins below. */
  static long before(@Nullable String cursor) {
    String text = after(cursor);
    if (text.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw foreign();
    }
    return Long.parseLong(text);
  }

  /** A page of at most {@code limit} out of one more that was read to see whether there is one. */
  static <S, T> Page<T> page(
      List<S> read, int limit, Function<S, String> mark, Function<S, T> shown) {
    List<T> items = read.stream().limit(limit).map(shown).toList();
    if (read.size() <= limit) {
      return new Page<>(items, null);
    }
    byte[] last = mark.apply(read.get(limit - 1)).getBytes(StandardCharsets.UTF_8);
    return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }

  private static TandemException foreign() {
    return new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
  }
}
