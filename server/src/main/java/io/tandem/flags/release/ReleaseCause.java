package io.tandem.flags.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a gray release did something, or waits. */
enum ReleaseCause {
  /** A person said so. */
  PERSON,
  /** The step lasted its hours and its guardrails are well. */
  TIME,
  /** The step has not lasted its hours. */
  NOT_YET,
  /** A guardrail fires. */
  GUARDRAIL_FIRING,
  /** A guardrail is about to fire. */
  GUARDRAIL_PENDING,
  /** A guardrail has not judged a bucket that began in this step. */
  GUARDRAIL_UNJUDGED,
  /** A guardrail judges nothing, or is gone. */
  GUARDRAIL_OFF,
  /** The flag is switched off; the step's hours begin again when it is on. */
  SWITCHED_OFF,
  /** The flag's feature is held; the step's hours begin again when it is not. */
  HELD,
  /** The next step would reach more people than an experiment agreed that runs on the flag. */
  TRAFFIC,
  /** The rule is no longer as the release left it, or the flag as when it was scheduled. */
  CHANGED_BY_HAND;

  /** Reads the lower-case name. */
  @JsonCreator
  static ReleaseCause of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
