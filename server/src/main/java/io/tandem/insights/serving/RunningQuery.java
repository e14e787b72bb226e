package io.tandem.insights.serving;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An analysis somebody waits for.
 *
 * @param id what its asker called it, or what it was called for them
 * @param kind as in the query
 * @param asker e-mail address of the member or label of the token
 * @param progress share of the present step that is done, 0 to 1; null while unknown
 * @param since when it was asked for
 * @param elapsedMs how long ago that was
 * @param waiting how many requests wait for this one computation
 */
record RunningQuery(
    String id,
    String kind,
    String asker,
    State state,
    @Nullable Double progress,
    Instant since,
    long elapsedMs,
    int waiting) {

  /** What becomes of it at the moment. */
  enum State {
    /** For its turn among those of its asker, or at the event store. */
    WAITING,
    RUNNING;

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
