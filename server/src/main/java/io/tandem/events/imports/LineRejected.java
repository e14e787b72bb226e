package io.tandem.events.imports;

import io.tandem.events.intake.Reason;

/** A line that is no event; it is kept with its reason and the import goes on. */
final class LineRejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  LineRejected(Reason reason) {
    super(reason.sentence(), null, false, false); // no stack trace: there may be millions
    this.reason = reason;
  }

  LineRejected(String code, String sentence) {
    this(new Reason(code, sentence));
  }

  Reason reason() {
    return reason;
  }
}
