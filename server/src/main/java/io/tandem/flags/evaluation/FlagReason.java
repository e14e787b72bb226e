package io.tandem.flags.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody gets what they get. */
public enum FlagReason {
  /** A rule gave it. */
  RULE,
  /** Conditions of some rule were met, but not its share. */
  OUT_OF_ROLLOUT,
  /** No rule's conditions were met. */
  NO_RULE,
  /** The kill switch, or nobody switched it on. */
  DISABLED,
  /** Another flag did not come out as it has to. */
  PREREQUISITE,
  /** Another flag it needs is not there. */
  PREREQUISITE_MISSING,
  /** What the flag deals out by is not known of this person. */
  NOTHING_TO_DEAL_BY,
  /** A tester gets it whatever the rules say. */
  TESTER,
  /** Outside the flag's part of its layer. */
  LAYER,
  /** Held out. */
  HOLDOUT;

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
