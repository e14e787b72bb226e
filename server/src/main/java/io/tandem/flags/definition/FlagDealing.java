package io.tandem.flags.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what a flag deals people out. Never changes, so that nobody is dealt out anew.
 *
 * @param hash how an id becomes a position
 * @param salt keeps flags apart; two flags of one hash and salt give the same people their parts
 * @param by what stays together
 * @param name of {@code property} the person's property, of {@code group} the type of group, else
 *     null
 */
public record FlagDealing(FlagHash hash, String salt, By by, @Nullable String name) {

  /** What stays together. */
  public enum By {
    /** The id the app evaluates for. */
    ID,
    /** The device, which stays the same when somebody signs in: the property {@code $device_id}. */
    DEVICE,
    /** People of the same property, e.g. of one account. */
    PROPERTY,
    /** A group, e.g. a company. */
    GROUP;

    /** Reads the lower-case name. */
    @JsonCreator
    public static By of(String name) {
      for (By by : values()) {
        if (by.key().equals(name)) {
          return by;
        }
      }
      throw new TandemException(CommonError.INVALID_REQUEST, "flags do not deal out by " + name);
    }

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws TandemException {@code invalid_request} when a name is missing or too much, or the salt
   *     is too long
   */
  public FlagDealing {
    Refusals.unless(
        hash != null && salt != null && by != null, "dealing has a hash, a salt and a by");
    Refusals.unless(salt.length() <= 200, "a salt has at most 200 characters");
    boolean named = by == By.PROPERTY || by == By.GROUP;
    Refusals.unless(
        named == (name != null && !name.isBlank() && name.length() <= 200),
        "dealing by property or group, and no other, has a name of 1 to 200 characters");
  }
}
