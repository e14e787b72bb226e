package io.tandem.insights.retention;

import io.tandem.insights.query.Checks;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A query with its calendar worked out.
 *
 * @param cells what lies behind cell 0
 * @param labels local date of each cohort, with the time for hours
 * @param bounds where intervals begin, UTC milliseconds: those of the cohorts and as many behind
 *     them as the cells reach, and one more where the last one ends
 * @param end where starts end, UTC milliseconds
 */
record RetentionPlan(
    RetentionQuery query,
    ZoneId zone,
    List<RetentionBracket> cells,
    List<String> labels,
    long[] bounds,
    long end) {

  static RetentionPlan of(RetentionQuery query, ZoneId zone) {
    List<RetentionBracket> cells = query.cells();
    int reach = cells.stream().mapToInt(RetentionBracket::to).max().orElse(1);
    LocalDates range = query.range(zone);
    Interval interval = query.every().calendar();
    return interval == null
        ? hours(query, range, cells, reach)
        : calendar(query, range, cells, reach, interval);
  }

  private static RetentionPlan calendar(
      RetentionQuery query,
      LocalDates range,
      List<RetentionBracket> cells,
      int reach,
      Interval interval) {
    List<LocalDate> cohorts = range.buckets(interval);
    long[] bounds = new long[cohorts.size() + reach + 1];
    LocalDate bucket = cohorts.getFirst();
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = bucket.atStartOfDay(range.zone()).toInstant().toEpochMilli();
      bucket = interval.plus(bucket, 1);
    }
    bounds[0] = range.start().toEpochMilli();
    List<String> labels = cohorts.stream().map(LocalDate::toString).toList();
    long end = range.end().toEpochMilli();
    return new RetentionPlan(query, range.zone(), cells, labels, bounds, end);
  }

  private static RetentionPlan hours(
      RetentionQuery query, LocalDates range, List<RetentionBracket> cells, int reach) {
    int cohorts = (int) ChronoUnit.HOURS.between(range.start(), range.end());
    long[] bounds = new long[cohorts + reach + 1];
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < bounds.length; i++) {
      Instant start = range.start().plus(i, ChronoUnit.HOURS);
      bounds[i] = start.toEpochMilli();
      if (i < cohorts) {
        // two hours of one name in autumn differ in their offsets
        labels.add(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start.atZone(range.zone())));
      }
    }
    long end = range.end().toEpochMilli();
    return new RetentionPlan(query, range.zone(), cells, labels, bounds, end);
  }

  int cohorts() {
    return labels.size();
  }

  /** Cells of a cohort, cell 0 included. */
  int width() {
    return cells.size() + 1;
  }

  /** Which interval a moment lies in; as many as there are when behind all, negative before. */
  int interval(long time) {
    int found = Arrays.binarySearch(bounds, time);
    return found >= 0 ? found : -found - 2;
  }

  /** The first moment at which a cell of a cohort, from 0, can have a return. */
  long begins(int cohort, int cell) {
    if (cell == 0) {
      return bounds[cohort];
    }
    int from = cells.get(cell - 1).from();
    return query.rolling() ? bounds[cohort] + from * query.every().millis() : bounds[cohort + from];
  }

  /** The moment from which on nobody of a cohort can have a return in that cell any more. */
  long ends(int cohort, int cell) {
    int to = cell == 0 ? 0 : cells.get(cell - 1).to();
    return query.rolling()
        ? bounds[cohort + 1] + (to + 1) * query.every().millis()
        : bounds[cohort + to + 1];
  }

  /** Where the last cell of whoever started last ends. */
  long last() {
    return behind() + (query.rolling() ? query.every().millis() : 0);
  }

  /** The dates whose zone offsets matter to the store. */
  LocalDates dates() {
    LocalDate last = Instant.ofEpochMilli(behind()).atZone(zone).toLocalDate();
    return Checks.reach(query.from(), last, zone);
  }

  /** The first moment of all. */
  long begin() {
    return bounds[0];
  }

  /** Where the last interval ends. */
  long behind() {
    return bounds[bounds.length - 1];
  }
}
