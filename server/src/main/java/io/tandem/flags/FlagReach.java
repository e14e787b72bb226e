package io.tandem.flags;

import java.time.Instant;
import java.util.Set;

/**
 * To how many people a flag is given in one environment.
 *
 * @param revision of the flag that said so
 * @param at when it was made
 * @param by who made it
 * @param gives what exposures say: keys of variants; {@code true} and {@code false} of a boolean
 * @param percent of eligible people, those who meet a rule's conditions, that get any of it at
 *     most: the share of its layer times the largest rollout; 0 while it is off
 */
public record FlagReach(long revision, Instant at, String by, Set<String> gives, double percent) {

  /** Copies. */
  public FlagReach {
    gives = Set.copyOf(gives);
  }
}
