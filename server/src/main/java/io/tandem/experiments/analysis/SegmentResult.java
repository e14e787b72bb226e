package io.tandem.experiments.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people with one value of a dimension.
 *
 * @param value empty for those who have none; null for all other values together
 * @param people in all variants
 * @param arms by variant
 * @param sampleRatio of these people alone
 * @param metrics in the order of the definition; none while the sample ratio of all is wrong
 */
public record SegmentResult(
    @Nullable String value,
    long people,
    List<ExposureResult.Arm> arms,
    SegmentRatio sampleRatio,
    List<MetricResult> metrics) {

  /**
   * Whether as many people with the value came to each variant as its allocation says.
   *
   * @param p by the test that decides for all people
   * @param adjustedP corrected by Holm for how many values there are
   * @param verdict by the corrected p
   */
  public record SegmentRatio(double p, double adjustedP, SampleRatioVerdict verdict) {}

  SegmentResult with(double adjusted, SampleRatioVerdict verdict, List<MetricResult> read) {
    return new SegmentResult(
        value, people, arms, new SegmentRatio(sampleRatio.p(), adjusted, verdict), read);
  }
}
