package io.tandem.insights.query;

import io.tandem.shared.Sentence;

/** An engine that wanted to answer cannot; another one does. Never reaches a caller. */
final class EngineUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Sentence reason;

  EngineUnavailableException(Sentence reason) {
    super(reason.en(), null, false, false);
    this.reason = reason;
  }

  /** Why, as a clause. */
  Sentence reason() {
    return reason;
  }
}
