package io.tandem.experiments.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What the verdict goes by; the others are shown beside it. */
public enum JudgingMethod {
  /** Confidence sequences: right however often one looks. */
  SEQUENTIAL,
  /** One look at the end. */
  FIXED,
  /** What to believe with a flat prior. */
  BAYESIAN;

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static JudgingMethod of(String name) {
    for (JudgingMethod one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no method " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
