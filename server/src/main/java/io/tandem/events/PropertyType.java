package io.tandem.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the values of a property are; {@code MIXED} when they differ. */
public enum PropertyType {
  TEXT,
  NUMBER,
  BOOLEAN,
  TIME,
  LIST,
  OBJECT,
  MIXED;

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static PropertyType of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
