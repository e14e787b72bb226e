package io.tandem.platform.web;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.io.IOException;

/** More of a body arrived than its route takes. */
class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long limit;

  BodyTooLargeException(long limit) {
    super("the body is larger than " + limit + " bytes");
    this.limit = limit;
  }

  TandemException failure() {
    return new TandemException(CommonError.TOO_LARGE, limit);
  }
}
