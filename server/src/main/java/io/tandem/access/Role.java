package io.tandem.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What a member is in a project; a member may hold several. */
public enum Role {
  ADMIN,
  PRODUCT,
  OPERATIONS,
  ENGINEERING,
  SUPPORT,
  ANALYST,
  VIEWER;

  /** Reads the lower-case name. */
  @JsonCreator
  public static Role of(String name) {
    for (Role role : values()) {
      if (role.key().equals(name)) {
        return role;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no role " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
