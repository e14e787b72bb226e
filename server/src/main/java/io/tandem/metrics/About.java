package io.tandem.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a metric is about. */
public enum About {
  FEATURE,
  CAMPAIGN,
  PROJECT,
  PROJECT_OR_FEATURE;

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
