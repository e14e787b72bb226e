package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.access.Role;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import java.util.Set;

/** The two teams that agree on one north star. */
public enum Wing {
  PRODUCT(Role.PRODUCT),
  OPERATIONS(Role.OPERATIONS);

  private final Role role;

  Wing(Role role) {
    this.role = role;
  }

  /** The role whose members sign for it. */
  public Role role() {
    return role;
  }

  /** True when somebody with these roles may sign for it; an administrator always may. */
  public boolean signedBy(Set<Role> roles) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static Wing of(String name) {
    for (Wing wing : values()) {
      if (wing.key().equals(name)) {
        return wing;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no wing " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
