package io.tandem.experiments.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.access.Role;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import java.util.Set;

/** The two teams that agree on an experiment. */
public enum Team {
  /** Builds value. */
  PRODUCT(Role.PRODUCT),
  /** Carries it to people. */
  OPERATIONS(Role.OPERATIONS);

  private final Role role;

  Team(Role role) {
    this.role = role;
  }

  /** The role whose members approve for it. */
  public Role role() {
    return role;
  }

  /** True when somebody with these roles may approve for it; an administrator always may. */
  public boolean approvedBy(Set<Role> roles) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }

  /**
   * Reads the lower-case name.
   *
   * @throws TandemException {@code invalid_request}
   */
  @JsonCreator
  public static Team of(String name) {
    for (Team one : values()) {
      if (one.key().equals(name)) {
        return one;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no team " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
