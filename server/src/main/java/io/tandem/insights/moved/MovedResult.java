package io.tandem.insights.moved;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tandem.insights.holidays.HolidayDay;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link MovedQuery}.
 *
 * @param before the period compared with
 * @param after the queried one
 * @param change the second rate minus the first; null where one has nobody
 * @param range 95 % of the change; null as the change. Both periods are taken as independent
 * @param dimensions the change split, once for each property
 * @param revision 口径 of the words the rate is made of
 * @param definition how it was split
 * @param sentences what moved it, most important first
 */
record MovedResult(
    Period before,
    Period after,
    @Nullable Double change,
    @Nullable ConfidenceInterval range,
    List<SplitChange> dimensions,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /**
   * A period.
   *
   * @param people of the denominator
   * @param did of the numerator
   * @param rate null without people
   * @param closed false while it may still change
   * @param holidays days off and working days at weekends within it
   * @param weekdays days from Monday to Friday that are no days off, and working days at weekends
   */
  @Schema(name = "MovedPeriod")
  record Period(
      LocalDate from,
      LocalDate to,
      long people,
      long did,
      @Nullable Double rate,
      boolean closed,
      List<HolidayDay> holidays,
      int weekdays) {}

  /**
   * The change by one property; all mix and rate effects of its parts add up to the change.
   *
   * @param mix of all parts
   * @param rate of all parts
   * @param parts those with the largest effect first
   */
  record SplitChange(String property, double mix, double rate, List<PartChange> parts) {}

  /**
   * A part of the people.
   *
   * @param value null where the property is missing, {@code $other} for all beyond the limit
   * @param beforePeople of the denominator
   * @param beforeDid of the numerator
   * @param mix effect of its size, in points of the rate
   * @param rate effect of its behaviour, in points of the rate
   * @param share of the whole change that both make; null when there is no change
   */
  record PartChange(
      @Nullable String value,
      long beforePeople,
      long beforeDid,
      long afterPeople,
      long afterDid,
      double mix,
      double rate,
      @Nullable Double share) {

    /** The same under another name. */
    PartChange named(@Nullable String name) {
      return new PartChange(name, beforePeople, beforeDid, afterPeople, afterDid, mix, rate, share);
    }
  }
}
