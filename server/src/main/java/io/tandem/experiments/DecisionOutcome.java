package io.tandem.experiments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What becomes of what was tried. */
public enum DecisionOutcome {
  /** Everybody gets it. */
  SHIP,
  /** Another version is tried. */
  ITERATE,
  /** Nobody gets it. */
  STOP;

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static DecisionOutcome of(String name) {
    for (DecisionOutcome outcome : values()) {
      if (outcome.key().equals(name)) {
        return outcome;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no decision " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
