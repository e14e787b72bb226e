package io.tandem.insights.funnel;

import io.tandem.insights.query.Breakdown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link FunnelQuery}.
 *
 * @param steps everybody
 * @param groups the same by the values of the breakdowns, most people at the first step first,
 *     {@code $other} last; empty without a breakdown
 * @param overTime bucket by bucket, where an interval was named
 * @param timeToConvert how long people take, where that was asked for
 */
record FunnelResult(
    List<FunnelStage> steps,
    List<FunnelGroup> groups,
    @Nullable FunnelOverTime overTime,
    @Nullable FunnelTimes timeToConvert) {

  /** The same with masked values. */
  FunnelResult masked(List<Breakdown> breakdowns) {
    return new FunnelResult(
        steps,
        groups.stream().map(group -> group.masked(breakdowns)).toList(),
        overTime,
        timeToConvert);
  }

  /**
   * One step.
   *
   * @param event of the step; in any order that of the query's step of this number, though people
   *     may have done others first
   * @param optional true when people may go on without it
   * @param people who did it
   * @param fromPrevious share of those who did the step before, optional ones passed over; null for
   *     the first step and when there were none
   * @param fromFirst share of those who did the first step; null when there were none
   * @param medianSeconds between the step they did before and this one; null for the first step and
   *     when nobody did it
   */
  record FunnelStage(
      String event,
      boolean optional,
      long people,
      @Nullable Double fromPrevious,
      @Nullable Double fromFirst,
      @Nullable Double medianSeconds) {}

  /**
   * The people of one value of each breakdown.
   *
   * @param breakdown a value for each breakdown: null where the property is missing, {@code $other}
   *     for all values beyond the limit
   */
  record FunnelGroup(List<@Nullable String> breakdown, List<FunnelStage> steps) {

    private FunnelGroup masked(List<Breakdown> breakdowns) {
      List<@Nullable String> shown = new ArrayList<>();
      for (int i = 0; i < breakdown.size(); i++) {
        shown.add(breakdowns.get(i).masked(breakdown.get(i)));
      }
      return new FunnelGroup(shown, steps);
    }
  }

  /**
   * Conversion of those who start in each bucket; whoever starts in several counts in each.
   *
   * @param buckets first local date of each
   * @param entered people who started
   * @param converted those of them who came to the last step on an attempt started in the bucket
   * @param openFrom first bucket whose people still have time to convert; null when there is none
   */
  record FunnelOverTime(
      List<LocalDate> buckets,
      List<Long> entered,
      List<Long> converted,
      @Nullable LocalDate openFrom) {}

  /**
   * How long people take.
   *
   * @param from a step, from 1
   * @param to a later step
   * @param people who did both
   * @param meanSeconds null when there were none
   * @param medianSeconds null when there were none
   * @param bins bars of equal width from 0 up to the longest
   */
  record FunnelTimes(
      int from,
      int to,
      long people,
      @Nullable Double meanSeconds,
      @Nullable Double medianSeconds,
      List<FunnelBin> bins) {}

  /**
   * One bar.
   *
   * @param fromSeconds inclusive
   * @param toSeconds exclusive, but for the last
   */
  record FunnelBin(double fromSeconds, double toSeconds, long people) {}
}
