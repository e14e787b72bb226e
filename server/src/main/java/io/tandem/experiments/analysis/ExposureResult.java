package io.tandem.experiments.analysis;

import io.tandem.experiments.table.RejectedRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who met what.
 *
 * @param multiple people who met several variants; they count in none
 * @param multipleAlarm true from 1 % on
 * @param duplicates lines of people who came before in the same variant
 * @param rejected lines that could not be used
 * @param rejections the first of them
 */
public record ExposureResult(
    List<Arm> arms,
    SampleRatioResult sampleRatio,
    long multiple,
    double multipleShare,
    boolean multipleAlarm,
    long duplicates,
    long rejected,
    List<RejectedRow> rejections) {

  /**
   * One variant.
   *
   * @param share of all people
   * @param expected share as dealt out, 0 where nobody is given it; null where conditions decide
   *     and nobody can tell
   */
  public record Arm(String variant, long people, double share, @Nullable Double expected) {}
}
