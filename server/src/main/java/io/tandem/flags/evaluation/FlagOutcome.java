package io.tandem.flags.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What somebody gets of a flag. Made when the flag is compiled and shared by all who get it.
 *
 * @param flag key of the flag
 * @param on false for off: no value, apps keep their own default
 * @param variant key of the variant; null when off or boolean
 * @param value what apps get: true for a boolean that is on, the variant's value, null when off
 * @param payload of a boolean that is on: what goes with it, or null
 * @param reason why
 * @param rule number of the rule that gave it, from 0; −1 for none
 */
public record FlagOutcome(
    String flag,
    boolean on,
    @Nullable String variant,
    @Nullable Object value,
    @Nullable Object payload,
    FlagReason reason,
    int rule) {

  static FlagOutcome off(String flag, FlagReason reason) {
    return new FlagOutcome(flag, false, null, null, null, reason, -1);
  }
}
