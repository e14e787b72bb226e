package io.tandem.experiments.definition;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time of a running experiment during which people were dealt out alike. People belong to the
 * phase in which they were exposed first; results are those of the newest phase.
 *
 * @param number from 1
 * @param until exclusive; null while it lasts
 * @param flag key of the flag that deals, or null where none of Tandem's does
 * @param flagRevision its revision that dealt so, or null
 * @param by who made that revision, or null
 * @param shares percent by variant, summing to 100, or all 0 while nobody gets any; none where
 *     conditions decide who gets which variant and nobody can tell
 */
public record ExperimentPhase(
    int number,
    Instant from,
    @Nullable Instant until,
    @Nullable String flag,
    @Nullable Long flagRevision,
    @Nullable String by,
    Map<String, Double> shares) {

  /**
   * True unless fewer than two variants were given, as after a flag was switched off, or while it
   * gives one of them to everybody.
   */
  public boolean compares() {
    return shares.isEmpty() || shares.values().stream().filter(share -> share > 0).count() > 1;
  }
}
