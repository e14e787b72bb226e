package io.tandem.flags.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/**
 * How an id becomes a position between 0 and 1. Kept with each flag and never changed there: a
 * better hash in a later release is another constant here, and flags that exist deal out as before.
 */
public enum FlagHash {
  /**
   * {@code murmur3_x86_32(id, seed)} as unsigned number ÷ 2³², with {@code seed =
   * murmur3_x86_32(salt, 0)} for whether and {@code murmur3_x86_32(salt, 1)} for which variant; ids
   * and salts as UTF-8.
   */
  MURMUR3,
  /**
   * PostHog's: the first 15 hexadecimal digits of {@code sha1(salt + "." + id + suffix)} ÷ (2⁶⁰ −
   * 1), with an empty suffix for whether and {@code variant} for which variant. SDKs that evaluate
   * by themselves give the same people the same.
   */
  POSTHOG;

  /** Reads the lower-case name. */
  @JsonCreator
  public static FlagHash of(String name) {
    for (FlagHash hash : values()) {
      if (hash.key().equals(name)) {
        return hash;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no flag hash " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
