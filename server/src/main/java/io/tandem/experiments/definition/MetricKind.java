package io.tandem.experiments.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** How people's values become one number. */
public enum MetricKind {
  /** Mean of a column of numbers. */
  MEAN,
  /** Share of people whose column is 1, true or yes. */
  PROPORTION,
  /** Sum of one column over the sum of another, people being what was dealt out. */
  RATIO,
  /** A quantile of a column of numbers, or of the values of single events. */
  QUANTILE;

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static MetricKind of(String name) {
    for (MetricKind one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no metric kind " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
