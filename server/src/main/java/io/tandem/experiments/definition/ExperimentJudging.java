package io.tandem.experiments.definition;

import io.tandem.shared.TandemException;

/**
 * How results are judged, said before they are seen. What a document leaves out is as usual.
 *
 * @param method sequential usually
 * @param correction over goals × variants, and over secondary metrics × variants; Holm usually.
 *     Guardrails are never corrected: a missed harm is the dearer mistake
 * @param alpha accepted chance of a false alarm, usually 0.05
 * @param power wanted chance of finding an effect, usually 0.8
 * @param sampleRatioAlpha below this p-value of the sample ratio nothing is judged, usually 0.001
 * @param tunedAt people of the two variants compared, together, at whom confidence sequences are
 *     tightest, usually 5,000
 */
public record ExperimentJudging(
    JudgingMethod method,
    Correction correction,
    Double alpha,
    Double power,
    Double sampleRatioAlpha,
    Double tunedAt) {

  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;
  private static final double SAMPLE_RATIO_ALPHA = 0.001;
  private static final double TUNED_AT = 5_000;

  /** As usual. */
  public static final ExperimentJudging USUAL =
      new ExperimentJudging(
          JudgingMethod.SEQUENTIAL, Correction.HOLM, ALPHA, POWER, SAMPLE_RATIO_ALPHA, TUNED_AT);

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentJudging {
    method = method == null ? JudgingMethod.SEQUENTIAL : method;
    correction = correction == null ? Correction.HOLM : correction;
    alpha = alpha == null ? Double.valueOf(ALPHA) : alpha;
    power = power == null ? Double.valueOf(POWER) : power;
    sampleRatioAlpha =
        sampleRatioAlpha == null ? Double.valueOf(SAMPLE_RATIO_ALPHA) : sampleRatioAlpha;
    tunedAt = tunedAt == null ? Double.valueOf(TUNED_AT) : tunedAt;
    Claims.between(alpha, 1e-6, 0.5, "alpha");
    Claims.between(power, 0.5, 1, "the power");
    Claims.between(sampleRatioAlpha, 1e-9, 0.5, "the sample ratio's alpha");
    Claims.between(tunedAt, 1, 1e9, "tunedAt");
  }
}
