package io.tandem.policies.evaluation;

import io.tandem.access.Project;
import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyRule;
import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One step of a sweep: all buckets of a project that closed at one instant, in one transaction that
 * holds the project's row and the states. What it writes and the actions it asks for become true
 * together or not at all, so a second server or a restart finds them either undone or done.
 */
@Component
class Judging {

  private final SweepStore store;
  private final EvaluationStore evaluations;
  private final Sittings sittings;
  private final ActionRequests requests;
  private final Signals signals;

  Judging(
      SweepStore store,
      EvaluationStore evaluations,
      Sittings sittings,
      ActionRequests requests,
      Signals signals) {
    this.store = store;
    this.evaluations = evaluations;
    this.sittings = sittings;
    this.requests = requests;
    this.signals = signals;
  }

  /**
   * Judges the buckets that closed first among those that wait.
   *
   * @param before only buckets that closed before this instant
   * @return false when nothing waits, or another server is at it
   */
  @Transactional
  public boolean step(Project project, Instant before, Instant now) {
    if (!store.claim(project.id())) {
      return false;
    }
    Instant due = store.firstDue(project.id(), before).orElse(null);
    if (due == null) {
      return false;
    }
    List<Candidate> candidates = store.due(project.id(), due);
    Sitting sitting = sittings.open(project, now);
    SignalTable table = table(project, candidates, sitting);
    List<Evaluated> judged = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      LocalDate bucket = candidate.nextBucket();
      PolicyRule rule = candidate.rule().rule();
      LocalDate next = rule.condition().interval().plus(bucket, 1);
      Instant nextDue = sitting.due(rule, next);
      if (candidate.memory().judgedEarly(bucket)) {
        store.pass(candidate, next, nextDue);
        continue;
      }
      judged.add(sitting.judge(candidate, table, new Turn(bucket, false, next, nextDue)));
    }
    write(project, judged, sitting, now);
    return true;
  }

  /**
   * Judges buckets that have not closed: only breaches count, and they are final.
   *
   * @param computed what their series amount to so far
   */
  @Transactional
  public boolean early(Project project, Map<SignalKey, List<Signal>> computed, Instant now) {
    if (!store.claim(project.id())) {
      return false;
    }
    List<Candidate> candidates = store.watchingOpen(project.id(), true);
    Sitting sitting = sittings.open(project, now);
    SignalTable table = new SignalTable(computed);
    List<Evaluated> judged = new ArrayList<>();
    for (Candidate candidate : candidates) {
      for (LocalDate bucket : sitting.openBuckets(candidate)) {
        Instant due = sitting.due(candidate.rule().rule(), candidate.nextBucket());
        Turn turn = new Turn(bucket, true, candidate.nextBucket(), due);
        Evaluated evaluated = sitting.judge(candidate, table, turn);
        if (evaluated.breach()) {
          judged.add(evaluated);
          break; // a bucket at a time: the next one builds on this one's memory
        }
      }
    }
    write(project, judged, sitting, now);
    return !judged.isEmpty();
  }

  /** The series that open buckets of a project are judged by, with the first bucket to look at. */
  @Transactional(readOnly = true)
  public OpenSeries openSeries(Project project, Instant now) {
    List<Candidate> candidates = store.watchingOpen(project.id(), false);
    Sitting sitting = sittings.open(project, now);
    Set<SignalKey> keys = new LinkedHashSet<>();
    LocalDate from = LocalDate.ofInstant(now, project.zone());
    for (Candidate candidate : candidates) {
      List<LocalDate> buckets = sitting.openBuckets(candidate);
      if (!buckets.isEmpty()) {
        keys.addAll(sitting.keys(candidate.rule().rule()));
        from = buckets.getFirst().isBefore(from) ? buckets.getFirst() : from;
      }
    }
    return new OpenSeries(keys, from);
  }

  /** Series of open buckets, from a day on. */
  record OpenSeries(Set<SignalKey> keys, LocalDate from) {}

  private SignalTable table(Project project, List<Candidate> candidates, Sitting sitting) {
    Map<Span, Set<SignalKey>> wanted = new HashMap<>();
    for (Candidate candidate : candidates) {
      PolicyCondition condition = candidate.rule().rule().condition();
      Interval interval = condition.interval();
      LocalDate to = candidate.nextBucket();
      Span span = new Span(interval.plus(to, -candidate.rule().lookBack()), to);
      wanted
          .computeIfAbsent(span, _ -> new LinkedHashSet<>())
          .addAll(sitting.keys(candidate.rule().rule()));
    }
    Map<SignalKey, List<Signal>> found = new HashMap<>();
    wanted.forEach((span, keys) ->
        signals
            .first(project.id(), keys, span.from(), span.to())
            .forEach((key, values) ->
                found.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(values)));
    return new SignalTable(found);
  }

  private record Span(LocalDate from, LocalDate to) {}

  private void write(Project project, List<Evaluated> judged, Sitting sitting, Instant now) {
    if (judged.isEmpty()) {
      return;
    }
    evaluations.write(judged, now);
    // All states first: what they inhibit is decided from the store.
    requests.fire(project, judged, sitting, now);
  }
}
