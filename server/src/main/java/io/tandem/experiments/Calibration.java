package io.tandem.experiments;

import io.tandem.experiments.analysis.VerdictOutcome;
import io.tandem.shared.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a project's experiments are to be believed: what came of them all, and what an effect as
 * large as one of theirs is worth once luck is taken out of it.
 *
 * @param experiments decided or archived, with results; not the A/A tests among them
 * @param wins of them, by their verdict
 * @param shipped of them
 * @param blocked of them, whose sample ratio was wrong
 * @param sameForAll A/A tests: decided or archived experiments in which no variant has a factor on
 * @param falseAlarms of the A/A tests, those whose verdict saw an effect
 * @param mean of true relative effects on the first goal, in its good direction; null with fewer
 *     than two to learn from
 * @param deviation of true effects; 0 where all that differs can be luck; null likewise
 * @param past each with its effect, the newest first
 */
public record Calibration(
    int experiments,
    int wins,
    int shipped,
    int blocked,
    int sameForAll,
    int falseAlarms,
    @Nullable Double mean,
    @Nullable Double deviation,
    List<Past> past) {

  /**
   * One experiment.
   *
   * @param decision null when it was archived without one
   * @param sameForAll true for an A/A test
   * @param effect null where nothing could be judged
   */
  public record Past(
      String key,
      Names names,
      VerdictOutcome outcome,
      @Nullable DecisionOutcome decision,
      boolean sameForAll,
      Instant at,
      @Nullable PastEffect effect) {}

  /**
   * A relative effect on the first goal, of the variant that the verdict is about; positive is
   * good.
   *
   * @param estimate as it was measured
   * @param shrunk what to believe of it, knowing all the others; null with fewer than two
   * @param low lower end of the 95 % interval of that
   * @param high upper end
   */
  public record PastEffect(
      String variant,
      double estimate,
      double standardError,
      @Nullable Double shrunk,
      @Nullable Double low,
      @Nullable Double high) {}
}
