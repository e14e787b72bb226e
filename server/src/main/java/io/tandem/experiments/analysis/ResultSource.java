package io.tandem.experiments.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where results come from. */
public enum ResultSource {
  /** An uploaded table with a line for each person. */
  PEOPLE,
  /** An uploaded table of sums. */
  SUMS,
  /** The project's events. */
  EVENTS;

  /** Reads the lower-case name. */
  @JsonCreator
  public static ResultSource of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
