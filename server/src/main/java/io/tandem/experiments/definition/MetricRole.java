package io.tandem.experiments.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What a metric is for. */
public enum MetricRole {
  /** Decides. */
  GOAL,
  /** Must not get worse. */
  GUARDRAIL,
  /** Helps to understand. */
  SECONDARY;

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static MetricRole of(String name) {
    for (MetricRole one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no metric role " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
