package io.tandem.flags;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * How a flag deals people out in one environment.
 *
 * @param revision of the flag that said so
 * @param at when it was made
 * @param by who made it
 * @param gives what exposures say: keys of variants; {@code true} and {@code false} of a boolean
 * @param shares percent of people by what they get, of those who get any of it, summing to 100;
 *     empty where conditions decide and nobody can tell beforehand
 */
public record FlagDealt(
    long revision, Instant at, String by, Set<String> gives, Map<String, Double> shares) {

  /** Copies. */
  public FlagDealt {
    gives = Set.copyOf(gives);
    shares = Map.copyOf(shares);
  }
}
