package io.tandem.experiments.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What one comparison says. */
public enum MetricReading {
  /** Better than the control. */
  BETTER,
  /** Worse. */
  WORSE,
  /** As good as equal: no effect as large as the smallest that matters. */
  FLAT,
  /** May be any of it: more people are needed. */
  UNCLEAR,
  /** Fewer than 100 people in a variant. */
  TOO_FEW,
  /**
   * Nothing varies: the value is the same for everybody, or around a quantile for too many of them.
   */
  CONSTANT;

  /** Reads the lower-case name. */
  @JsonCreator
  public static MetricReading of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
