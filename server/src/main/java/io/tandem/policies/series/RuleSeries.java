package io.tandem.policies.series;

import io.tandem.access.Project;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When the buckets of several series can be judged together. */
public final class RuleSeries {

  /** Cohorts mature within 90 days, weeks and windows included: no bucket waits longer. */
  private static final int LONGEST_WAIT = 200;

  private RuleSeries() {}

  /** When a bucket can be judged: all its series have closed. */
  public static Instant due(
      Signals signals, Project project, List<SignalKey> keys, LocalDate bucket) {
    Instant due = Instant.MIN;
    for (SignalKey key : keys) {
      Instant closes = signals.closes(project, key, bucket);
      due = closes.isAfter(due) ? closes : due;
    }
    return due;
  }

  /** The first bucket that closes after an instant. */
  public static LocalDate firstAfter(
      Signals signals, Project project, List<SignalKey> keys, Instant now) {
    Interval interval = keys.getFirst().interval();
    LocalDate bucket = interval.startOf(LocalDate.ofInstant(now, project.zone()));
    for (int i = 0; i < LONGEST_WAIT; i++) {
      LocalDate before = interval.plus(bucket, -1);
      if (due(signals, project, keys, before).isBefore(now)) {
        return bucket;
      }
      bucket = before;
    }
    return bucket;
  }
}
