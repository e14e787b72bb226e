package io.tandem.experiments;

import io.tandem.experiments.analysis.MetricReading;
import io.tandem.experiments.analysis.SampleRatioResult;
import io.tandem.experiments.analysis.VerdictOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An experiment in a list, with what its newest analysis came to.
 *
 * @param newest null while nothing was analysed
 */
record ExperimentRow(Experiment experiment, @Nullable ExperimentHeadline newest) {

  /**
   * What an analysis came to, in a line.
   *
   * @param analysis its number
   * @param revision of the definition it went by
   * @param people of all variants
   * @param lift of the first goal; null where nothing can be compared, or the sample ratio blocks
   */
  record ExperimentHeadline(
      long analysis,
      long revision,
      Instant at,
      VerdictOutcome outcome,
      long people,
      SampleRatioResult sampleRatio,
      @Nullable ExperimentLift lift) {}

  /**
   * How far the variant that the verdict is about moved a metric, as a fraction of the control's
   * mean.
   *
   * @param low lower end of the interval by the method that the experiment is judged by
   * @param high upper end
   */
  record ExperimentLift(
      String metric,
      String variant,
      MetricReading reading,
      double estimate,
      double low,
      double high) {}
}
