package io.tandem.messaging.format;

import io.tandem.shared.Sentence;

/** What an answer means for a delivery. */
public sealed interface Verdict {

  /** The other side has it. */
  record Accepted() implements Verdict {}

  /** The other side does not have it and may take it later. */
  record Later(Sentence reason) implements Verdict {}

  /** The other side does not take it. */
  record Rejected(Sentence reason) implements Verdict {}

  /** The receiver asks never to be called again. */
  record Gone(Sentence reason) implements Verdict {}

  /** Nobody can tell whether the other side has it. */
  record Unclear(Sentence reason) implements Verdict {}
}
