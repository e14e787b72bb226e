package io.tandem.messaging;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/** Opaque cursors of lists that go by a falling number. */
final class Cursors {

  private Cursors() {}

  static long number(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException unknown) {
      throw new TandemException(CommonError.INVALID_REQUEST, "this is not a cursor of this list");
    }
  }

  static String text(long number) {
    return Long.toString(number, Character.MAX_RADIX);
  }
}
