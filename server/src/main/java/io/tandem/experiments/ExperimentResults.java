package io.tandem.experiments;

import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.analysis.SampleRatioResult;
import io.tandem.experiments.analysis.VerdictOutcome;
import io.tandem.shared.TandemException;
import java.time.Instant;

/**
 * What one analysis found out.
 *
 * @param id number of the analysis
 * @param revision of the definition it went by
 */
public record ExperimentResults(
    long id, long revision, String by, Instant at, ExperimentFindings findings) {

  /**
   * Refuses to prove anything where the sample ratio is wrong.
   *
   * @throws TandemException {@code sample_ratio_blocks}
   */
  void refuseBlocked() {
    if (findings.verdict().outcome() == VerdictOutcome.BLOCKED) {
      SampleRatioResult ratio = findings.exposure().sampleRatio();
      double p = ratio.method().equals("fixed") ? ratio.p() : ratio.sequentialP();
      throw new TandemException(ExperimentError.SAMPLE_RATIO_BLOCKS, String.valueOf(p));
    }
  }
}
