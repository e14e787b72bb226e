package io.tandem.access;

import java.util.Optional;

/** The installation as a whole. */
public interface Installation {

  /** True once somebody administers it: a member, or the owner's token. */
  boolean initialised();

  /**
   * Secret of the one-time setup link made at this start; empty when the installation had an
   * administrator already or has one by now.
   */
  Optional<String> setupToken();
}
