package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.audiences.Segments;
import io.tandem.metrics.Computation.Amounts;
import io.tandem.metrics.Formula.Quantities;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes signals: many of the same width and window together. */
@Component
class SignalValues {

  private final Computation computation;
  private final Formulas formulas;
  private final Segments segments;
  private final Clock clock;

  SignalValues(Computation computation, Formulas formulas, Segments segments, Clock clock) {
    this.segments = segments;
    this.computation = computation;
    this.formulas = formulas;
    this.clock = clock;
  }

  /** What the project's words mean now. */
  Words words(ProjectId project) {
    return formulas.words(project);
  }

  /**
   * What a key counts.
   *
   * @throws TandemException {@code not_found} when there is no such metric or subject, {@code
   *     unknown_segment}, {@code segment_building}, {@code no_exposure_event} and its like, {@code
   *     invalid_request} when the metric has no such interval or window
   */
  Formula formula(Words words, SignalKey key) {
    segment(words.project(), key.segment());
    Formula formula = formulas.of(words, new RateSubject(new Metric(key.metric()), key.subject()));
    if (!formula.shape().intervals().contains(key.interval())) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          key.metric() + " is not computed by " + key.interval().key());
    }
    Integer window = key.window();
    boolean alone = formula.shape().cohort() || key.interval() == Interval.MONTH;
    if (window != null && (window < 1 || window > Span.MOST || (window > 1 && alone))) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a window has 1 to " + Span.MOST + " days or weeks; metrics of a cohort have none");
    }
    return formula;
  }

  private @Nullable Long segment(ProjectId project, @Nullable String key) {
    return key == null ? null : (Long) segments.id(project, key);
  }

  /** The buckets a key's value of one bucket rests on. */
  Span span(Project project, SignalKey key, RateRange range) {
    int window = Objects.requireNonNull(key.window());
    return new Span(project.id(), range, window, segment(project.id(), key.segment()));
  }

  /**
   * Tries a metric out on the present day, since some filters are refused only by the store.
   *
   * @throws TandemException {@code invalid_request} on a filter that cannot be evaluated
   */
  void check(Project project, CustomMetric metric) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
    RateRange range = new RateRange(new LocalDates(today, today, project.zone()), Interval.DAY);
    computation.of(new Span(project.id(), range, 1, null), metric.quantities().both());
  }

  /**
   * What a metric that is only a draft would have been, day by day.
   *
   * @throws TandemException {@code invalid_request} on a filter that cannot be evaluated
   */
  SignalResult preview(Project project, CustomMetric metric, LocalDates days) {
    Formula formula = Formulas.own(metric);
    Wanted wanted = new Wanted(List.of(formula), Interval.DAY, 1, null);
    Amounts amounts = amounts(project, wanted, days.from(), days.to());
    Instant now = now();
    return new SignalResult(
        metric.key(),
        null,
        project.zone().getId(),
        now,
        Interval.DAY.key(),
        1,
        metric.unit(),
        formula.definition(),
        days.buckets(Interval.DAY).stream()
            .map(day -> previewed(formula, wanted, amounts, day, project))
            .toList());
  }

  private SignalResult.SignalBucket previewed(
      Formula formula, Wanted wanted, Amounts amounts, LocalDate day, Project project) {
    Instant closes = formula.maturity().closes(Interval.DAY, day, project.zone());
    Signal signal = signal(formula, wanted, amounts, day, new Moment(closes, now()));
    return SignalResult.SignalBucket.of(signal, closes);
  }

  /** The key with its window said. */
  static SignalKey said(SignalKey key, Formula formula) {
    return key.window() != null
        ? key
        : new SignalKey(
            key.metric(),
            key.subject(),
            key.segment(),
            key.interval(),
            formula.shape().window(key.interval()));
  }

  /** Formulas of one width, window and segment over the same buckets. */
  record Wanted(
      Collection<Formula> formulas, Interval interval, int window, @Nullable String segment) {}

  /** Amounts for formulas that are computed together. */
  Amounts amounts(Project project, Wanted wanted, LocalDate from, LocalDate to) {
    Set<Quantity> quantities = new HashSet<>();
    wanted.formulas().forEach(formula -> quantities.addAll(formula.quantities().both()));
    RateRange range = new RateRange(new LocalDates(from, to, project.zone()), wanted.interval());
    Long segment = segment(project.id(), wanted.segment());
    return computation.of(new Span(project.id(), range, wanted.window(), segment), quantities);
  }

  /** The store keeps microseconds. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The first version of a closed bucket, or an open one; nobody counts where the formula has no
   * value.
   */
  static Signal signal(
      Formula formula, Wanted wanted, Amounts amounts, LocalDate bucket, Moment at) {
    Quantities counted = formula.quantities();
    boolean covered = formula.covers(wanted.interval(), bucket, wanted.window());
    Amount above = covered ? amounts.of(counted.numerator(), bucket) : Amount.NONE;
    boolean open = !at.closes().isBefore(at.now());
    Quantity below = counted.denominator();
    Amount under = below == null ? null : covered ? amounts.of(below, bucket) : Amount.NONE;
    Double value = value(above, under);
    SignalStatus status =
        open ? SignalStatus.OPEN : value == null ? SignalStatus.NO_DATA : SignalStatus.CLOSED;
    return new Signal(
        bucket,
        open ? 0 : 1,
        formula.definition().revision(),
        above.value(),
        under == null ? null : under.value(),
        value,
        under == null ? above.sample() : under.sample(),
        status,
        at.now());
  }

  /** When a bucket closes, and when it is computed. */
  record Moment(Instant closes, Instant now) {}

  private static @Nullable Double value(Amount above, @Nullable Amount under) {
    if (under == null) {
      return above.value();
    }
    return under.value() == 0 ? null : Double.valueOf(above.value() / under.value());
  }

  /** Buckets of some keys computed now, the oldest first. */
  Map<SignalKey, List<Signal>> compute(
      Project project, Collection<SignalKey> keys, LocalDate from, LocalDate to) {
    Words words = words(project.id());
    Map<Width, Map<SignalKey, Formula>> together = new HashMap<>();
    for (SignalKey key : keys) {
      Formula formula = formula(words, key);
      int window = Objects.requireNonNull(said(key, formula).window());
      together
          .computeIfAbsent(new Width(key.interval(), window, key.segment()), _ -> new HashMap<>())
          .put(key, formula);
    }
    Map<SignalKey, List<Signal>> found = new HashMap<>();
    together.forEach((width, formulas) -> {
      Wanted wanted = new Wanted(formulas.values(), width.interval, width.window, width.segment);
      Amounts amounts = amounts(project, wanted, from, to);
      List<LocalDate> buckets = new LocalDates(from, to, project.zone()).buckets(width.interval);
      formulas.forEach((key, formula) ->
          found.put(
              key,
              buckets.stream()
                  .map(bucket ->
                      signal(formula, wanted, amounts, bucket, at(project, key, formula, bucket)))
                  .toList()));
    });
    return found;
  }

  private record Width(Interval interval, int window, @Nullable String segment) {}

  private Moment at(Project project, SignalKey key, Formula formula, LocalDate bucket) {
    return new Moment(formula.maturity().closes(key.interval(), bucket, project.zone()), now());
  }
}
