package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.events.RunningImports;
import io.tandem.metrics.ChangedDays.Changed;
import io.tandem.metrics.Computation.Amounts;
import io.tandem.metrics.Schedule.Run;
import io.tandem.metrics.SignalStore.Cell;
import io.tandem.metrics.SignalStore.Kept;
import io.tandem.metrics.SignalStore.Version;
import io.tandem.metrics.SignalValues.Moment;
import io.tandem.metrics.SignalValues.Wanted;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a project's kept signals up to date in one transaction: buckets that have closed since,
 * all of them however long nobody looked, and buckets that changed. Of several servers the one that
 * holds the project's row does it.
 */
@Component
class Settling {

  private final SignalStore signals;
  private final SeriesStore series;
  private final SignalValues values;
  private final ChangedDays changes;
  private final RunningImports imports;

  Settling(
      SignalStore signals,
      SeriesStore series,
      SignalValues values,
      ChangedDays changes,
      RunningImports imports) {
    this.signals = signals;
    this.series = series;
    this.values = values;
    this.changes = changes;
    this.imports = imports;
  }

  /**
   * What came of it.
   *
   * @param versions how many new versions there are
   * @param again how many buckets that were kept already were computed again
   * @param more true when there is more to do at once
   * @param due when the next bucket closes; null when none is waited for
   */
  record Outcome(int versions, int again, boolean more, @Nullable Instant due) {

    static final Outcome NOTHING = new Outcome(0, 0, false, null);
  }

  /**
   * Does what is due.
   *
   * @param changesToo false to leave changed buckets for later
   */
  @Transactional
  public Outcome settle(Project project, boolean changesToo) {
    Optional<Kept> claimed = signals.claim(project.id());
    if (claimed.isEmpty() || imports.any(project.id())) {
      return Outcome.NOTHING;
    }
    Kept kept = claimed.get();
    Instant now = values.now();
    LocalDate today = LocalDate.ofInstant(now, project.zone());
    Changed changed =
        changesToo ? changes.since(project, kept, today) : Changed.none(kept.merges());
    List<Counted> all = counted(project, kept, today);
    Schedule schedule = new Schedule(now, project.zone());
    List<Series> after = all.stream().map(one -> schedule.add(one.now, changed.days())).toList();
    List<Version> versions = new ArrayList<>();
    schedule.runs().forEach(run -> versions.addAll(compute(project, run, all, now)));
    signals.insert(versions);
    for (int i = 0; i < after.size(); i++) {
      series.advance(all.get(i).stored, after.get(i));
    }
    signals.clean(project.id(), changed.marks());
    signals.keep(project.id(), kept, new Kept(project.zone().getId(), changed.merges()));
    Instant due =
        after.stream()
            .map(one -> one.closes(one.next(), project.zone()))
            .min(Instant::compareTo)
            .orElse(null);
    return new Outcome(versions.size(), schedule.again(), schedule.more(), due);
  }

  /**
   * A series and what it counts now.
   *
   * @param formula null when an event it needs is no longer declared: its buckets have no data
   */
  private record Counted(Series stored, Series now, @Nullable Formula formula) {}

  /** The series, put back where another zone or definition makes their numbers others. */
  private List<Counted> counted(Project project, Kept kept, LocalDate today) {
    Words words = values.words(project.id());
    boolean moved = !kept.zone().equals(project.zone().getId());
    LocalDate from = today.minusDays(ChangedDays.DAYS);
    List<Counted> all = new ArrayList<>();
    for (Series stored : series.watched(project.id())) {
      Formula formula = formula(words, stored);
      String digest = formula == null ? "" : formula.digest();
      Series now = stored.counting(formula == null ? Maturity.NONE : formula.maturity(), digest);
      boolean other = moved || !digest.equals(stored.formula());
      all.add(new Counted(stored, other ? now.again(from) : now, formula));
    }
    return all;
  }

  private @Nullable Formula formula(Words words, Series series) {
    try {
      return values.formula(words, series.key());
    } catch (TandemException undeclared) {
      return null;
    }
  }

  private List<Version> compute(Project project, Run run, List<Counted> all, Instant now) {
    Map<Long, Formula> formulas = new HashMap<>();
    for (Counted one : all) {
      if (one.formula != null && run.buckets().containsKey(one.now)) {
        formulas.put(one.now.id(), one.formula);
      }
    }
    Wanted wanted = new Wanted(formulas.values(), run.interval(), run.window(), run.segment());
    Amounts amounts = values.amounts(project, wanted, run.from(), run.to());
    List<Long> ids = run.buckets().keySet().stream().map(Series::id).toList();
    Map<Cell, Signal> known = signals.newest(ids, run.from(), run.to());
    List<Version> versions = new ArrayList<>();
    run.buckets()
        .forEach((one, buckets) -> {
          for (LocalDate bucket : buckets) {
            Signal found = signal(formulas.get(one.id()), wanted, amounts, bucket, now);
            Signal version = Revisions.of(known.get(new Cell(one.id(), bucket)), found);
            if (version != null) {
              versions.add(new Version(one.id(), version));
            }
          }
        });
    return versions;
  }

  private static Signal signal(
      @Nullable Formula formula, Wanted wanted, Amounts amounts, LocalDate bucket, Instant now) {
    return formula == null
        ? new Signal(bucket, 1, 0, 0, 0.0, null, 0, SignalStatus.NO_DATA, now)
        : SignalValues.signal(formula, wanted, amounts, bucket, new Moment(Instant.MIN, now));
  }
}
