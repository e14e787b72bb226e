package io.tandem.experiments.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What of its events counts. */
public enum SourceMeasure {
  /** 1 for whoever did it, 0 for others; with a window of days this is retention. */
  PEOPLE,
  /** 1 for whoever was active as the project defines it, 0 for others. */
  ACTIVE,
  /** 1 for whoever did all steps in their order, 0 for others. */
  FUNNEL,
  /** How many. */
  EVENTS,
  /** The sum of a property, to a millionth. */
  SUM,
  /** What was paid, as the project defines payments, in its currency, to a millionth. */
  REVENUE,
  /** What was paid less the cost of rewards, to a millionth. */
  LTV,
  /** A property of each single event, for quantiles over events; to a millionth. */
  VALUES;

  /** True when people either have it or not. */
  public boolean share() {
    return this == PEOPLE || this == ACTIVE || this == FUNNEL;
  }

  /** True when amounts are added up. */
  public boolean amount() {
    return this == SUM || this == REVENUE || this == LTV;
  }

  /** True when the project's definitions say which events, not the source. */
  boolean defined() {
    return this == ACTIVE || this == REVENUE || this == LTV;
  }

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static SourceMeasure of(String name) {
    for (SourceMeasure one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no measure " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
