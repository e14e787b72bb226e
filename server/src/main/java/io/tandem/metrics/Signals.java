package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Values of metrics per bucket, kept with versions for whoever judges them. */
public interface Signals {

  /**
   * Keeps these series from a bucket on; replaces what the holder watched before. Call it in the
   * transaction that makes it necessary.
   *
   * @param holder e.g. {@code policy:complaints}
   * @param keys empty to stop
   * @param from the first bucket kept; buckets that have closed since are caught up
   * @throws TandemException {@code not_found} when there is no such subject, {@code
   *     no_exposure_event} and its like, {@code invalid_request} when there is no such metric or it
   *     has no such interval or window
   */
  void watch(Project project, String holder, Collection<SignalKey> keys, LocalDate from);

  /**
   * The newest version of every closed bucket in a range, oldest first; keys not watched are
   * absent.
   */
  Map<SignalKey, List<Signal>> closed(
      ProjectId project, Collection<SignalKey> keys, LocalDate from, LocalDate to);

  /**
   * The version every closed bucket in a range closed with, oldest first: what is judged, whatever
   * came later; keys not watched are absent.
   */
  Map<SignalKey, List<Signal>> first(
      ProjectId project, Collection<SignalKey> keys, LocalDate from, LocalDate to);

  /** Computes buckets anew without keeping them, open ones included: for backtests and previews. */
  Map<SignalKey, List<Signal>> compute(
      Project project, Collection<SignalKey> keys, LocalDate from, LocalDate to);

  /** What each of these series is, or why it cannot be computed. */
  Map<SignalKey, SignalSeries> describe(Project project, Collection<SignalKey> keys);

  /** When a bucket closes: its end, the metric's maturity and the lateness allowance. */
  Instant closes(Project project, SignalKey key, LocalDate bucket);

  /** Every watched bucket of the project that closed before this instant has been computed. */
  Instant computedTo(ProjectId project);

  /**
   * Tells, after the commit, which projects have new or revised signals. Called on a thread of the
   * room.
   */
  void onChange(Consumer<ProjectId> listener);
}
