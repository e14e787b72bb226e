package io.tandem.experiments.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the sample ratio says. */
public enum SampleRatioVerdict {
  /** As allocated. */
  OK,
  /** Within ten times alpha, or a few met what nobody is given: look, but it does not block. */
  SUSPICIOUS,
  /** Nothing is judged: too many are missing, or 1 % and more met what nobody is given. */
  MISMATCH,
  /** Fewer than five people expected in a variant. */
  TOO_FEW,
  /** Nobody can tell how people are dealt out, so there is nothing to compare them with. */
  UNKNOWN;

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
