package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.SignalStatus;
import io.tandem.metrics.Signals;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Values of series over a range: what is kept is read as it was kept, with its versions; only the
 * buckets that are not are computed, in few statements on the event store.
 */
@Component
class Readings {

  /** So many weeks or months are shown at least, so that there is a line. */
  private static final int FEWEST_BUCKETS = 8;

  private final Signals signals;

  Readings(Signals signals) {
    this.signals = signals;
  }

  /** From a local day (earlier for weeks and months) to another, oldest first. */
  Map<SignalKey, List<BoardBucket>> of(
      Project project, Collection<SignalKey> keys, LocalDate from, LocalDate to) {
    LocalDate earliest = to;
    for (SignalKey key : keys) {
      LocalDate start = start(key.interval(), from, to);
      earliest = start.isBefore(earliest) ? start : earliest;
    }
    Map<SignalKey, Map<LocalDate, Signal>> kept = kept(project, keys, earliest, to);
    TreeMap<LocalDate, List<SignalKey>> missing = new TreeMap<>();
    for (SignalKey key : keys) {
      LocalDates range = new LocalDates(start(key.interval(), from, to), to, project.zone());
      LocalDate first = missing(key.interval(), range, kept.getOrDefault(key, Map.of()));
      missing.computeIfAbsent(first, _ -> new ArrayList<>()).add(key);
    }
    Map<SignalKey, List<BoardBucket>> read = new HashMap<>();
    missing.forEach((first, group) ->
        signals
            .compute(project, group, first, to)
            .forEach((key, computed) ->
                read.put(
                    key,
                    merged(kept.getOrDefault(key, Map.of()), computed).stream()
                        .filter(bucket -> !bucket.start().isBefore(start(key.interval(), from, to)))
                        .toList())));
    return read;
  }

  /** The bucket of today alone. */
  Map<SignalKey, BoardBucket> today(Project project, Collection<SignalKey> keys, LocalDate today) {
    Map<SignalKey, BoardBucket> read = new HashMap<>();
    signals
        .compute(project, keys, today, today)
        .forEach((key, computed) -> read.put(key, BoardBucket.of(computed.getLast())));
    return read;
  }

  /** The first bucket to be computed; the last, should a clock that ran ahead have kept it too. */
  private static LocalDate missing(
      Interval interval, LocalDates range, Map<LocalDate, Signal> known) {
    return range.buckets(interval).stream()
        .filter(bucket -> !known.containsKey(bucket))
        .findFirst()
        .orElse(interval.startOf(range.to()));
  }

  private static LocalDate start(Interval interval, LocalDate from, LocalDate to) {
    LocalDate start = interval.startOf(from);
    LocalDate enough =
        interval == Interval.DAY ? start : interval.plus(interval.startOf(to), -FEWEST_BUCKETS);
    return enough.isBefore(start) ? enough : start;
  }

  private Map<SignalKey, Map<LocalDate, Signal>> kept(
      Project project, Collection<SignalKey> keys, LocalDate from, LocalDate to) {
    Map<SignalKey, Map<LocalDate, Signal>> kept = new HashMap<>();
    signals
        .closed(project.id(), keys, from, to)
        .forEach((key, buckets) -> {
          Map<LocalDate, Signal> byBucket = new TreeMap<>();
          buckets.forEach(signal -> byBucket.put(signal.bucket(), signal));
          kept.put(key, byBucket);
        });
    return kept;
  }

  /**
   * What is kept, and what was computed where nothing is. Behind the newest one kept nothing counts
   * as closed: an import may hold it.
   */
  private static List<BoardBucket> merged(Map<LocalDate, Signal> kept, List<Signal> computed) {
    TreeMap<LocalDate, BoardBucket> merged = new TreeMap<>();
    kept.forEach((bucket, signal) -> merged.put(bucket, BoardBucket.of(signal)));
    LocalDate newest = merged.isEmpty() ? LocalDate.MAX : merged.lastKey();
    for (Signal signal : computed) {
      BoardBucket bucket = BoardBucket.of(signal);
      merged.putIfAbsent(
          signal.bucket(), signal.bucket().isAfter(newest) ? unsettled(bucket) : bucket);
    }
    return List.copyOf(merged.values());
  }

  private static BoardBucket unsettled(BoardBucket bucket) {
    return new BoardBucket(
        bucket.start(),
        bucket.numerator(),
        bucket.denominator(),
        bucket.value(),
        bucket.sample(),
        SignalStatus.OPEN,
        0,
        bucket.revision());
  }
}
