package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.events.Merges;
import io.tandem.metrics.SignalStore.Cell;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signals in PostgreSQL, computed by {@link Settling}. */
@Component
class StoredSignals implements Signals {

  private final SignalStore signals;
  private final SeriesStore series;
  private final SignalValues values;
  private final SignalJob job;
  private final Outside outside;

  StoredSignals(
      SignalStore signals,
      SeriesStore series,
      SignalValues values,
      SignalJob job,
      Outside outside) {
    this.signals = signals;
    this.series = series;
    this.values = values;
    this.job = job;
    this.outside = outside;
  }

  /** What is asked of others. */
  @Component
  record Outside(Projects projects, Merges merges, SeriesWords described) {}

  @Override
  @Transactional
  public void watch(Project project, String holder, Collection<SignalKey> keys, LocalDate from) {
    Words words = values.words(project.id());
    Map<SignalKey, Formula> said = new LinkedHashMap<>();
    for (SignalKey key : keys) {
      Formula formula = values.formula(words, key);
      said.put(SignalValues.said(key, formula), formula);
    }
    if (!said.isEmpty()) {
      signals.open(project.id(), project.zone(), outside.merges().newest(project.id()));
    }
    said.forEach(
        (key, formula) -> series.keep(project.id(), key, key.interval().startOf(from), formula));
    series.watch(project.id(), holder, said.keySet());
    job.touch(project.id());
  }

  @Override
  public Map<SignalKey, List<Signal>> closed(
      ProjectId project, Collection<SignalKey> keys, LocalDate from, LocalDate to) {
    return kept(project, keys, ids -> signals.newest(ids, from, to));
  }

  @Override
  public Map<SignalKey, List<Signal>> first(
      ProjectId project, Collection<SignalKey> keys, LocalDate from, LocalDate to) {
    return kept(project, keys, ids -> signals.first(ids, from, to));
  }

  private Map<SignalKey, List<Signal>> kept(
      ProjectId project,
      Collection<SignalKey> keys,
      Function<Collection<Long>, Map<Cell, Signal>> versions) {
    Map<SignalKey, List<SignalKey>> asked = new HashMap<>();
    for (SignalKey key : keys) {
      asked.computeIfAbsent(said(key), _ -> new ArrayList<>()).add(key);
    }
    Map<Long, SignalKey> kept = new HashMap<>();
    series.find(project, asked.keySet()).forEach(found -> kept.put(found.id(), found.key()));
    Map<SignalKey, List<Signal>> closed = new HashMap<>();
    kept.values()
        .forEach(key ->
            asked
                .getOrDefault(key, List.of())
                .forEach(name -> closed.put(name, new ArrayList<>())));
    versions
        .apply(kept.keySet())
        .forEach((cell, signal) -> {
          SignalKey key = kept.get(cell.series());
          if (key != null) {
            asked
                .getOrDefault(key, List.of())
                .forEach(name -> closed.computeIfAbsent(name, _ -> new ArrayList<>()).add(signal));
          }
        });
    closed.values().forEach(buckets -> buckets.sort(Comparator.comparing(Signal::bucket)));
    return closed;
  }

  /** Windows are the metric's own unless said; that needs no look at the catalog. */
  private static SignalKey said(SignalKey key) {
    if (key.window() != null) {
      return key;
    }
    BuiltIn metric = BuiltIn.find(key.metric());
    int window = metric == null ? 1 : metric.shape().window(key.interval());
    return new SignalKey(key.metric(), key.subject(), key.segment(), key.interval(), window);
  }

  @Override
  public Map<SignalKey, List<Signal>> compute(
      Project project, Collection<SignalKey> keys, LocalDate from, LocalDate to) {
    return values.compute(project, keys, from, to);
  }

  @Override
  public Map<SignalKey, SignalSeries> describe(Project project, Collection<SignalKey> keys) {
    return outside.described().describe(project, keys);
  }

  @Override
  public Instant closes(Project project, SignalKey key, LocalDate bucket) {
    Maturity maturity = maturity(project, key);
    return maturity.closes(key.interval(), key.interval().startOf(bucket), project.zone());
  }

  /** Only cohorts mature, and for nothing else the catalog is asked. */
  private Maturity maturity(Project project, SignalKey key) {
    BuiltIn metric = BuiltIn.find(key.metric());
    if (metric == null || !metric.shape().cohort()) {
      return Maturity.NONE;
    }
    try {
      return values.formula(values.words(project.id()), key).maturity();
    } catch (TandemException undeclared) {
      return Maturity.NONE; // as it is settled
    }
  }

  @Override
  public Instant computedTo(ProjectId project) {
    Project known = outside.projects().get(project);
    Instant to = values.now();
    for (Series one : series.watched(project)) {
      Instant closes = one.closes(one.next(), known.zone());
      to = closes.isBefore(to) ? closes : to;
    }
    return to;
  }

  @Override
  public void onChange(Consumer<ProjectId> listener) {
    job.listen(listener);
  }
}
