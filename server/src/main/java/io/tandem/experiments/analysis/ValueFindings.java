package io.tandem.experiments.analysis;

import io.tandem.shared.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are worth by variant: so far, and up to a horizon by the value models. A view: it
 * decides nothing. Amounts are per person, in major units of the project's currency.
 *
 * @param days horizon, from each person's exposure
 * @param age days that people have been observed on average
 * @param refusal why nothing is predicted, or null
 * @param arms by variant; none while the sample ratio is wrong
 * @param comparisons every other variant with the control
 */
public record ValueFindings(
    int days,
    double age,
    SampleRatioResult sampleRatio,
    @Nullable Sentence refusal,
    List<ValueArm> arms,
    List<ValueComparison> comparisons) {

  /**
   * A variant.
   *
   * @param buyers people who bought since their exposure
   * @param observed paid less cost of rewards so far
   * @param predicted the same plus what is still expected until the horizon; null when refused
   * @param predictedError its standard error: spread of people plus the models' own, added as if
   *     they always erred together, since both come from the same people; never too small for that
   */
  public record ValueArm(
      String variant,
      long people,
      long buyers,
      double observed,
      @Nullable Double predicted,
      @Nullable Double predictedError) {}

  /**
   * A variant beside the control.
   *
   * @param observed lift so far, as a fraction of the control's; null where that may be 0 or people
   *     are too few
   * @param observedDifference the same in money
   * @param predicted lift at the horizon; null where the control's value may be 0
   * @param predictedDifference the same in money
   */
  public record ValueComparison(
      String variant,
      @Nullable EffectResult observed,
      @Nullable EffectResult observedDifference,
      @Nullable PredictedLift predicted,
      @Nullable PredictedLift predictedDifference) {}

  /**
   * A predicted lift with the analytic interval, right for one look.
   *
   * @param low at the experiment's confidence
   */
  public record PredictedLift(double estimate, double low, double high) {}
}
