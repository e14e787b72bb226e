package io.tandem.events.imports;

import io.tandem.shared.TandemException;

/** A mapping that does not make sense, or does not fit its file. */
final class MappingException extends TandemException {

  private static final long serialVersionUID = 1L;

  private final String why;

  MappingException(String why) {
    super(ImportError.INVALID_MAPPING, why);
    this.why = why;
  }

  /** The reason alone. */
  String why() {
    return why;
  }
}
