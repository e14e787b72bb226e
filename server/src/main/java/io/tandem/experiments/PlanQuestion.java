package io.tandem.experiments;

import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know before an experiment starts.
 *
 * @param mean of the metric in the control; a share when there is no deviation
 * @param deviation standard deviation of one person's value; null for a share of people, where it
 *     follows from the mean
 * @param minimumEffect the relative lift that should be found, not 0, e.g. 0.05; below 0 for a fall
 * @param allocations of the variants, the control's first; one and one when left out
 * @param peoplePerDay new eligible people a day; null when not known
 * @param judging as the experiment will be judged. With confidence sequences and no {@code tunedAt}
 *     they are tuned to the number of people that is needed
 * @param tunedAt people of the two variants compared at whom confidence sequences are tightest, or
 *     null
 * @param goals of the experiment, whose comparisons are corrected together; one when left out
 * @param traffic the share of eligible people who take part, above 0 up to 1; all when left out
 */
public record PlanQuestion(
    @NotNull Double mean,
    @Nullable Double deviation,
    @NotNull Double minimumEffect,
    @Nullable List<Double> allocations,
    @Nullable Double peoplePerDay,
    @Nullable ExperimentJudging judging,
    @Nullable Double tunedAt,
    @Nullable Integer goals,
    @Nullable Double traffic) {

  private static final int MOST_VARIANTS = 10;
  private static final int MOST_GOALS = 40;
  private static final double MOST = 1e12;
  private static final double LEAST = 1e-9;
  private static final double LEAST_TRAFFIC = 0.0001;

  /**
   * @throws TandemException {@code invalid_request}
   */
  public PlanQuestion {
    holds(
        mean != null && Math.abs(mean) > LEAST && Math.abs(mean) < MOST,
        "the mean is a number, and not 0");
    boolean share = deviation == null;
    holds(!share || (mean > 0 && mean < 1), "a share lies between 0 and 1");
    holds(
        deviation == null || (deviation > LEAST && deviation < MOST),
        "the standard deviation is above 0");
    holds(
        minimumEffect != null && Math.abs(minimumEffect) > LEAST && Math.abs(minimumEffect) < 1e6,
        "the smallest effect is a number, and not 0");
    holds(
        !share || (mean * (1 + minimumEffect) < 1 && minimumEffect > -1),
        "with this effect the share leaves 0 to 1");
    holds(areDealt(allocations), "there are 2 to " + MOST_VARIANTS + " allocations from 1e-6 on");
    holds(
        peoplePerDay == null || (peoplePerDay >= 0.01 && peoplePerDay < MOST),
        "people a day are 0.01 or more");
    holds(
        traffic == null || (traffic >= LEAST_TRAFFIC && traffic <= 1),
        "traffic is a share from " + LEAST_TRAFFIC + " to 1");
    holds(tunedAt == null || (tunedAt >= 1 && tunedAt < MOST), "tunedAt lies between 1 and 1e12");
    holds(
        goals == null || (goals >= 1 && goals <= MOST_GOALS),
        "there are 1 to " + MOST_GOALS + " goals");
  }

  private static boolean areDealt(@Nullable List<Double> allocations) {
    return allocations == null
        || (allocations.size() >= 2
            && allocations.size() <= MOST_VARIANTS
            && allocations.stream().allMatch(a -> a != null && a >= 1e-6 && a < 1e6));
  }

  /** New people a day who take part, all variants together; null when not known. */
  @Nullable Double taking() {
    return peoplePerDay == null ? null : (Double) (peoplePerDay * (traffic == null ? 1 : traffic));
  }

  private static void holds(boolean claim, String otherwise) {
    if (!claim) {
      throw new TandemException(CommonError.INVALID_REQUEST, otherwise);
    }
  }
}
