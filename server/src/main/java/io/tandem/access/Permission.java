package io.tandem.access;

import static io.tandem.access.Role.ADMIN;
import static io.tandem.access.Role.ANALYST;
import static io.tandem.access.Role.ENGINEERING;
import static io.tandem.access.Role.OPERATIONS;
import static io.tandem.access.Role.PRODUCT;
import static io.tandem.access.Role.SUPPORT;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a route may need, and the roles that hold it. The one place where rights are decided. */
public enum Permission {
  /** Boards, insights, catalog: every member. */
  VIEW(EnumSet.allOf(Role.class)),
  /** Single people, their timelines and the people behind numbers. */
  VIEW_PEOPLE(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ENGINEERING, SUPPORT, ANALYST)),
  /** A person's data unmasked; whoever looks is recorded. */
  REVEAL_PEOPLE(EnumSet.of(ADMIN, SUPPORT)),
  /**
   * Erase a person for good. Support holds it since support receives such requests and has to
   * answer them in time; each erasure is one person at a time and in the audit trail.
   */
  ERASE_PEOPLE(EnumSet.of(ADMIN, SUPPORT)),
  /** Product features and what counts as active. */
  EDIT_FEATURES(EnumSet.of(ADMIN, PRODUCT, ENGINEERING)),
  /** Campaigns and their states. */
  EDIT_CAMPAIGNS(EnumSet.of(ADMIN, OPERATIONS)),
  /** What the joint board shows and its thresholds. */
  EDIT_BOARDS(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ANALYST)),
  /** Metrics of the project's own. */
  EDIT_METRICS(EnumSet.of(ADMIN, PRODUCT, ANALYST)),
  /** What was spent on winning people. */
  EDIT_SPEND(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ANALYST)),
  /** Segments: their rules and lists. */
  EDIT_SEGMENTS(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ANALYST)),
  /** Policies: what they judge and what they do. */
  EDIT_POLICIES(EnumSet.of(ADMIN, PRODUCT, OPERATIONS)),
  /** Ask for an action that somebody with the right has to approve: all but viewers. */
  REQUEST_ACTIONS(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ENGINEERING, SUPPORT, ANALYST)),
  /** Work items, resource pools, three-gate reviews, the north star. */
  EDIT_GROWTH(EnumSet.of(ADMIN, PRODUCT, OPERATIONS)),
  /** Feature flags: whom they give what. */
  EDIT_FLAGS(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ENGINEERING)),
  /** Experiments: what they say, and tables of results. */
  EDIT_EXPERIMENTS(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ANALYST)),
  /** Approve, start, decide and archive experiments. */
  RUN_EXPERIMENTS(EnumSet.of(ADMIN, PRODUCT, OPERATIONS)),
  /** Hold features and campaigns, and lift holds. */
  HOLD(EnumSet.of(ADMIN, PRODUCT, OPERATIONS, ENGINEERING)),
  /** Channels that carry messages out. */
  MANAGE_CHANNELS(EnumSet.of(ADMIN, ENGINEERING)),
  /** Describe, hide, block or promote events and properties. */
  EDIT_TRACKING_PLAN(EnumSet.of(ADMIN, PRODUCT, ENGINEERING, ANALYST)),
  /** Live events and why some were rejected. */
  VIEW_LIVE_EVENTS(EnumSet.of(ADMIN, PRODUCT, ENGINEERING, ANALYST)),
  /** Import files. */
  IMPORT(EnumSet.of(ADMIN, ENGINEERING, ANALYST)),
  /** See, create and revoke API keys. */
  MANAGE_KEYS(EnumSet.of(ADMIN, ENGINEERING)),
  /** Invite members and set their roles. */
  MANAGE_MEMBERS(EnumSet.of(ADMIN)),
  /** The project's zone, locale, environments; new projects; the demo's clock. */
  ADMINISTER(EnumSet.of(ADMIN)),
  /** The audit trail. */
  VIEW_AUDIT(EnumSet.of(ADMIN, ENGINEERING));

  @SuppressWarnings("ImmutableEnumChecker") // an immutable copy
  private final Set<Role> roles;

  Permission(Set<Role> roles) {
    this.roles = Set.copyOf(roles);
  }

  /** True when one of the roles holds this permission. */
  public boolean heldBy(Set<Role> held) {
    return held.stream().anyMatch(roles::contains);
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The roles that hold it. */
  public Set<Role> roles() {
    return roles;
  }
}
