package io.tandem.experiments.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an experiment came to. */
public enum VerdictOutcome {
  /** A goal got better, no guardrail worse. */
  WON,
  /** A goal got better, another worse. */
  MIXED,
  /** A goal got worse, none better. */
  LOST,
  /** A guardrail got worse. */
  HARMED,
  /** No effect as large as the smallest that matters. */
  FLAT,
  /** More people are needed, or a goal does not vary. */
  UNCLEAR,
  /** Too few people to judge. */
  TOO_FEW,
  /** The sample ratio is wrong: nothing is judged. */
  BLOCKED;

  /** Reads the lower-case name. */
  @JsonCreator
  public static VerdictOutcome of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
