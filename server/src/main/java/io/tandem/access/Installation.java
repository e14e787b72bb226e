package io.tandem.access;

/** The installation as a whole. */
public interface Installation {

  /** True once somebody administers it: a member, or the owner's token. */
  boolean initialised();
}
