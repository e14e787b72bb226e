package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * One of the things a flag can give.
 *
 * @param key its name, e.g. {@code control}
 * @param value what apps get: of the flag's type; of a string flag the key when left out
 */
public record FlagVariant(String key, @Nullable Object value) {

  /**
   * @throws TandemException {@code invalid_request} on a malformed key
   */
  public FlagVariant {
    Refusals.unless(key != null, "a variant has a key");
    Refusals.key(key, "the key of a variant");
  }

  /** What apps get. */
  public Object given() {
    return value == null ? key : value;
  }
}
