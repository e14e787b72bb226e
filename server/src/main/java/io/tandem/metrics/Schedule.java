package io.tandem.metrics;

import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which buckets of which series are to be computed, put into as few runs as makes sense. */
final class Schedule {

  /** So many buckets of a series are caught up at a time. */
  static final int MOST_BUCKETS = 62;

  /** Two runs with a smaller gap are one. */
  private static final int GAP = 2;

  private final Instant now;
  private final ZoneId zone;
  private final SequencedMap<Series, NavigableSet<LocalDate>> buckets = new LinkedHashMap<>();
  private boolean more;
  private int again;

  Schedule(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * Adds what has closed since, and the kept buckets that depend on changed days.
   *
   * @return the series as it is when all that is computed
   */
  Series add(Series series, Collection<LocalDate> changed) {
    NavigableSet<LocalDate> due = new TreeSet<>();
    Interval interval = series.key().interval();
    for (LocalDate day : changed) {
      LocalDate last = series.maturity().lastTouched(interval, day, series.window());
      for (LocalDate bucket = series.maturity().firstTouched(interval, day);
          !bucket.isAfter(last);
          bucket = interval.plus(bucket, 1)) {
        if (!bucket.isBefore(series.first()) && bucket.isBefore(series.next())) {
          due.add(bucket);
          again++;
        }
      }
    }
    LocalDate next = series.next();
    for (int i = 0; i < MOST_BUCKETS && series.closes(next, zone).isBefore(now); i++) {
      due.add(next);
      next = interval.plus(next, 1);
    }
    more |= series.closes(next, zone).isBefore(now);
    if (!due.isEmpty()) {
      buckets.put(series, due);
    }
    return series.at(next);
  }

  /** True when not everything that has closed found a place. */
  boolean more() {
    return more;
  }

  /** How many buckets are computed that were kept already. */
  int again() {
    return again;
  }

  /**
   * Buckets of several series of one width, window and segment.
   *
   * @param from first bucket
   * @param to last bucket
   */
  record Run(LocalDate from, LocalDate to, SequencedMap<Series, NavigableSet<LocalDate>> buckets) {

    Interval interval() {
      return buckets.firstEntry().getKey().key().interval();
    }

    int window() {
      return buckets.firstEntry().getKey().window();
    }

    @Nullable String segment() {
      return buckets.firstEntry().getKey().key().segment();
    }
  }

  /** Everything added. */
  List<Run> runs() {
    Map<List<Object>, SequencedMap<Series, NavigableSet<LocalDate>>> alike = new LinkedHashMap<>();
    buckets.forEach((series, due) ->
        alike
            .computeIfAbsent(
                List.of(
                    series.key().interval(),
                    series.window(),
                    Objects.requireNonNullElse(series.key().segment(), "")),
                _ -> new LinkedHashMap<>())
            .put(series, due));
    List<Run> runs = new ArrayList<>();
    alike.values().forEach(group -> cut(group, runs));
    return runs;
  }

  private static void cut(SequencedMap<Series, NavigableSet<LocalDate>> group, List<Run> runs) {
    Interval interval = group.firstEntry().getKey().key().interval();
    NavigableSet<LocalDate> all = new TreeSet<>();
    group.values().forEach(all::addAll);
    LocalDate from = all.getFirst();
    LocalDate to = from;
    for (LocalDate bucket : all) {
      if (bucket.isAfter(interval.plus(to, GAP + 1L))) {
        runs.add(run(group, from, to));
        from = bucket;
      }
      to = bucket;
    }
    runs.add(run(group, from, to));
  }

  private static Run run(
      SequencedMap<Series, NavigableSet<LocalDate>> group, LocalDate from, LocalDate to) {
    SequencedMap<Series, NavigableSet<LocalDate>> inside = new LinkedHashMap<>();
    group.forEach((series, due) -> {
      NavigableSet<LocalDate> part = due.subSet(from, true, to, true);
      if (!part.isEmpty()) {
        inside.put(series, part);
      }
    });
    return new Run(from, to, inside);
  }
}
