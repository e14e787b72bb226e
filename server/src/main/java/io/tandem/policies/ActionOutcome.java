package io.tandem.policies;

import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/** What became of an action. */
public sealed interface ActionOutcome {

  /**
   * It is done.
   *
   * @param result what changed, e.g. call quota 300 → 500
   * @param link path below the project's page that shows it, e.g. {@code growth/work/12}, or null
   */
  record Done(Sentence result, @Nullable String link) implements ActionOutcome {}

  /** Somebody else carries it out and settles it. */
  record Started(Sentence progress, @Nullable String link) implements ActionOutcome {}

  /** It was not done and will not be tried again. */
  record Failed(Sentence reason) implements ActionOutcome {}

  /** It may have happened or not; a person has to look. */
  record Unknown(Sentence reason) implements ActionOutcome {}
}
