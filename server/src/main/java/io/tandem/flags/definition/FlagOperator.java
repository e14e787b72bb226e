package io.tandem.flags.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/**
 * How a condition compares. Texts are compared without regard to case but for {@link #MATCHES};
 * what is absent meets only the negative ones.
 */
public enum FlagOperator {
  /** Equals any of the values. */
  EQ(false),
  /** Equals none of them. */
  NE(true),
  CONTAINS(false),
  NOT_CONTAINS(true),
  STARTS_WITH(false),
  ENDS_WITH(false),
  /** A part of it matches the RE2 expression. */
  MATCHES(false),
  NOT_MATCHES(true),
  /** As numbers when both are, else as texts. */
  GT(false),
  GTE(false),
  LT(false),
  LTE(false),
  EXISTS(false),
  NOT_EXISTS(true),
  /** Before a moment: ISO 8601, or {@code -7d} for seven days ago (h, d, w). */
  BEFORE(false),
  AFTER(false),
  /** By the precedence of SemVer 2.0.0; missing parts are 0, a leading v is let pass. */
  SEMVER_EQ(false),
  SEMVER_GT(false),
  SEMVER_GTE(false),
  SEMVER_LT(false),
  SEMVER_LTE(false),
  /** An IPv4 or IPv6 address in one of the networks, e.g. {@code 10.0.0.0/8}. */
  IN_NETWORK(false),
  NOT_IN_NETWORK(true);

  private final boolean negative;

  FlagOperator(boolean negative) {
    this.negative = negative;
  }

  /** True when what is absent meets it. */
  public boolean negative() {
    return negative;
  }

  /** True for {@link #EXISTS} and {@link #NOT_EXISTS}, which take no value. */
  public boolean valueless() {
    return this == EXISTS || this == NOT_EXISTS;
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static FlagOperator of(String name) {
    for (FlagOperator operator : values()) {
      if (operator.key().equals(name)) {
        return operator;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no operator " + name);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
