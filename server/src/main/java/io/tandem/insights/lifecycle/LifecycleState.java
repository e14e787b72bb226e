package io.tandem.insights.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.query.InsightError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What a person is in an interval. */
enum LifecycleState {
  /** Active for the first time ever. */
  NEW,
  /** Active, and in the interval before too. */
  RETURNING,
  /** Active, not in the interval before, but earlier. */
  RESURRECTING,
  /** Not active, but in the interval before. */
  DORMANT;

  /** Reads the lower-case name. */
  @JsonCreator
  static LifecycleState of(String name) {
    for (LifecycleState state : values()) {
      if (state.key().equals(name)) {
        return state;
      }
    }
    throw new TandemException(InsightError.WRONG_VALUE, "state");
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
