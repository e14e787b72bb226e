package io.tandem.experiments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** Where an experiment stands. */
public enum ExperimentState {
  /** Being written. */
  DRAFT,
  /** Product and operations look at it; both have to approve. */
  REVIEW,
  /** Under way. */
  RUNNING,
  /** Over: ship, iterate or stop. */
  DECIDED,
  /** Put away with what was learnt. */
  ARCHIVED;

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static ExperimentState of(String name) {
    for (ExperimentState state : values()) {
      if (state.key().equals(name)) {
        return state;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no state " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
