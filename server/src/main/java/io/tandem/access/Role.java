package io.tandem.access;

/** What a member is in a project; a member may hold several. */
public enum Role {
  ADMIN,
  PRODUCT,
  OPERATIONS,
  ENGINEERING,
  SUPPORT,
  ANALYST,
  VIEWER
}
