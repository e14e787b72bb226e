package io.tandem.audiences.registry;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * A page of people.
 *
 * @param limit people a page, 1 to 500; 50 by default
 */
record MemberRequest(@Nullable String cursor, @Nullable Integer limit) {

  int size() {
    int size = limit == null ? 50 : limit;
    if (size < 1 || size > 500) {
      throw new TandemException(CommonError.INVALID_REQUEST, "limit is a number from 1 to 500");
    }
    return size;
  }
}
