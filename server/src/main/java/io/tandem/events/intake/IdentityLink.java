package io.tandem.events.intake;

import org.jspecify.annotations.Nullable;

/** Says that another id belongs to the person of the event's distinct id. */
public sealed interface IdentityLink {

  /**
   * The distinct id is known from now on; the anonymous person, if any, is merged into it unless
   * already known.
   */
  record Identify(@Nullable String anonymousId) implements IdentityLink {}

  /** Both ids are one person; two known people stay apart. */
  record Alias(String alias) implements IdentityLink {}

  /** Both ids are one person, even if both are known. */
  record MergeDangerously(String alias) implements IdentityLink {}
}
