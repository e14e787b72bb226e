package io.tandem.insights.spend;

import io.tandem.shared.TandemException;
import java.util.List;

/**
 * What became of a file of spend.
 *
 * @param lines how many there were, the names of the columns not counted
 * @param added lines that were new
 * @param replaced lines that were known with another amount or currency
 * @param unchanged lines that were known as they are
 * @param rejected lines that were left out, in order
 */
record SpendImport(int lines, int added, int replaced, int unchanged, List<RejectedLine> rejected) {

  /** What became of a line. */
  enum Outcome {
    ADDED,
    REPLACED,
    UNCHANGED
  }

  /**
   * A line that was left out.
   *
   * @param line its number in the file, from 1
   * @param code stable, e.g. {@code bad_spend_amount}
   * @param en what to do
   * @param zh the same in Chinese
   */
  record RejectedLine(int line, String code, String en, String zh) {

    static RejectedLine of(int line, TandemException refused) {
      return new RejectedLine(
          line,
          refused.code().code(),
          refused.sentence(java.util.Locale.ENGLISH),
          refused.sentence(java.util.Locale.CHINESE));
    }
  }
}
