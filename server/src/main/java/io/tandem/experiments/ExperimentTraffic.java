package io.tandem.experiments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of those eligible take part in an experiment: what both teams agreed on, and what its
 * flag really does in {@code production}. All shares are fractions of eligible people: those who
 * meet the conditions of the flag's rules, before its layer and its rollout.
 *
 * @param agreed the most that take part, as the definition says
 * @param flag key of the flag that deals people out, or null where none of Tandem's does
 * @param now what the flag reaches at present; null without a flag, and once it is decided
 * @param exceeded true when the flag reaches more than is agreed now: before the start it keeps the
 *     experiment from starting, while it runs people are exposed whom nobody agreed to expose
 * @param steps what it reached from the start to the decision, the oldest first; none before the
 *     start or without a flag
 */
record ExperimentTraffic(
    double agreed,
    @Nullable String flag,
    @Nullable Double now,
    boolean exceeded,
    List<TrafficStep> steps) {

  /**
   * A time during which the flag reached one share.
   *
   * @param until exclusive; null while it lasts
   * @param flagRevision the flag's revision that reached so
   * @param by who made that revision
   * @param exceeds true when it is more than is agreed
   */
  record TrafficStep(
      Instant from,
      @Nullable Instant until,
      double share,
      long flagRevision,
      String by,
      boolean exceeds) {}
}
