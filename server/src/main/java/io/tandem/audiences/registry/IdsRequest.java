package io.tandem.audiences.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;

/**
 * Ids for a list.
 *
 * @param ids distinct ids, at most 100,000 at a time; longer lists come in several requests
 * @param mode what to do with the people they belong to
 */
record IdsRequest(
    @NotNull @Size(max = 100_000) List<@NotNull @Size(max = 200) String> ids, @NotNull Mode mode) {

  /** What to do. */
  enum Mode {
    ADD,
    REMOVE,
    REPLACE;

    /** Reads the lower-case name. */
    @JsonCreator
    static Mode of(String name) {
      for (Mode mode : values()) {
        if (mode.key().equals(name)) {
          return mode;
        }
      }
      throw new TandemException(
          CommonError.INVALID_REQUEST, "mode is add, remove or replace, not " + name);
    }

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
