package io.tandem.policies.ledger;

import io.tandem.policies.ActionState;
import io.tandem.shared.Sentence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in an action's life. What is null stays as it was.
 *
 * @param waitMillis real time until it may run
 */
record Change(
    ActionState state,
    @Nullable Sentence result,
    @Nullable String link,
    @Nullable String comment,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant finishedAt,
    boolean started,
    long waitMillis) {

  /** Nothing more happens by itself. */
  static Change end(
      ActionState state, @Nullable Sentence result, @Nullable String link, Instant now) {
    return new Change(state, result, link, null, null, null, now, false, 0);
  }

  /** Somebody else carries it out. */
  static Change started(Sentence progress, @Nullable String link) {
    return new Change(ActionState.RUNNING, progress, link, null, null, null, null, true, 0);
  }

  /** It runs after a while. */
  static Change due(ActionState state, @Nullable Sentence reason, Duration wait) {
    return new Change(state, reason, null, null, null, null, null, false, wait.toMillis());
  }

  /** Somebody decided. */
  Change by(String person, @Nullable String words, Instant now) {
    return new Change(state, result, link, words, person, now, finishedAt, started, waitMillis);
  }
}
