package io.tandem.insights.residue;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link ResidueQuery}.
 *
 * @param campaigns those asked for; those that brought most people first
 * @param revision 口径 of what counts as active and as a sign-up
 * @param definition how it was counted
 */
record ResidueResult(List<CampaignResidue> campaigns, long revision, Sentence definition) {

  /** What a campaign's people come to. */
  enum Verdict {
    /** Surely fewer of them stay than of the others: growth without residue 无沉淀. */
    NONE,
    /** Nobody can tell them from the others. */
    ALIKE,
    /** Surely more of them stay. */
    BETTER,
    /** It brought too few people, or nobody to compare them with signed up. */
    TOO_FEW,
    /** Their seventh day is not over. */
    UNFINISHED;

    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One campaign.
   *
   * @param from first day on which it could bring somebody, within the queried dates
   * @param to last day, inclusive
   * @param brought people it brought
   * @param others people who signed up in the same days and whom it did not bring
   * @param days day 7 and day 30
   * @param verdict by day 7
   * @param sentence the verdict in words
   */
  record CampaignResidue(
      String key,
      Names names,
      LocalDate from,
      LocalDate to,
      long brought,
      long others,
      List<ResidueDay> days,
      Verdict verdict,
      Sentence sentence) {}

  /**
   * Retention on a day after sign-up, of those for whom it is over.
   *
   * @param people of the brought, those for whom it is over
   * @param stayed those of them who were active on it
   * @param retention their share; null without people
   * @param range 95 % of the share; null without people
   * @param otherPeople as {@code people}, of the others
   * @param otherRetention null without people
   * @param difference 95 % of the first retention minus the second; null where one is
   * @param finished true when it is over for all
   */
  record ResidueDay(
      int day,
      long people,
      long stayed,
      @Nullable Double retention,
      @Nullable ConfidenceInterval range,
      long otherPeople,
      long otherStayed,
      @Nullable Double otherRetention,
      @Nullable ConfidenceInterval difference,
      boolean finished) {}
}
