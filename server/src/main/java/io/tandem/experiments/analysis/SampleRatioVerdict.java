package io.tandem.experiments.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the sample ratio says. */
public enum SampleRatioVerdict {
  /** As allocated. */
  OK,
  /** Within ten times alpha: look, but it does not block. */
  SUSPICIOUS,
  /** Nothing is judged. */
  MISMATCH,
  /** Fewer than five people expected in a variant. */
  TOO_FEW;

  /** Reads the lower-case name. */
  @JsonCreator
  public static SampleRatioVerdict of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
