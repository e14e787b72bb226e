package io.tandem.insights.matrix;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link MatrixQuery}. All shares are of the same people: those active in the queried
 * dates.
 *
 * @param active how many they are
 * @param line as asked
 * @param features who uses each
 * @param campaigns who takes part in each
 * @param cells one a pair, features outside, campaigns inside
 * @param left keys of features and campaigns that found no place; ask for them by name
 * @param revision 口径 of what counts as active
 * @param definition how it was counted
 * @param sentences what is worth a look, most important first
 */
record MatrixResult(
    long active,
    double line,
    List<Share> features,
    List<Share> campaigns,
    List<Overlap> cells,
    List<String> left,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /**
   * A feature's penetration or a campaign's participation.
   *
   * @param share of the active people
   * @param above true when the share is above the line; exactly the line is not
   */
  @Schema(name = "MatrixShare")
  record Share(String key, Names names, long people, double share, boolean above) {}

  /**
   * A feature and a campaign.
   *
   * @param people who do both
   * @param overlap their share of the active people
   * @param product of both shares: what the overlap would be if one had nothing to do with the
   *     other
   * @param lift overlap ÷ product; null when one side is empty
   * @param range 95 % of the lift; null as the lift
   * @param usedByParticipants share of the participants who use the feature; null without any
   * @param usedByOthers share of the other active people who use it; null without any
   */
  record Overlap(
      String feature,
      String campaign,
      long people,
      double overlap,
      double product,
      @Nullable Double lift,
      @Nullable ConfidenceInterval range,
      @Nullable Double usedByParticipants,
      @Nullable Double usedByOthers) {}
}
