package io.tandem.insights.churn;

import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link ChurnQuery}.
 *
 * @param from first sign-up day that counts
 * @param through last one; earlier than asked for where later cohorts are not mature; null when
 *     none is
 * @param horizonDays as asked
 * @param inactiveDays as asked
 * @param people everybody who signed up on these days
 * @param lost those who were active for the last time within the horizon, before so many inactive
 *     days
 * @param days one entry a day from sign-up, from 0 on, up to the horizon
 * @param suggestion a north-star metric, or null when too few were lost to tell
 * @param revision 口径 of what counts as active and as a sign-up
 * @param definition how it was counted
 * @param sentences what it says, most important first
 */
record ChurnResult(
    LocalDate from,
    @Nullable LocalDate through,
    int horizonDays,
    int inactiveDays,
    long people,
    long lost,
    List<ChurnDay> days,
    @Nullable NorthStarSuggestion suggestion,
    long revision,
    Sentence definition,
    List<Sentence> sentences) {

  /**
   * People whose last activity lay so many days after their sign-up.
   *
   * @param share of all lost people
   * @param cumulative share of all lost people who were gone by the end of this day
   */
  record ChurnDay(int day, long people, double share, double cumulative) {}

  /**
   * A metric that is worth watching, since most of those who leave do so before it looks.
   *
   * @param metric key of the metric, e.g. {@code day_7_retention}; to be sent to the north star
   * @param withinDays the days from sign-up within which most leave
   * @param lostWithin how many of the lost did
   * @param share of all lost people
   * @param range 95 % of the share
   * @param retained people of these cohorts who were active that many days after sign-up
   * @param value the metric over these cohorts
   */
  record NorthStarSuggestion(
      String metric,
      int withinDays,
      long lostWithin,
      double share,
      ConfidenceInterval range,
      long retained,
      double value) {}
}
