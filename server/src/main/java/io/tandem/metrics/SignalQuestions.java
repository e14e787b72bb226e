package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.metrics.SignalResult.SignalBucket;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Answers what a metric was, watched or not: what is kept wins over what is computed now. */
@Component
class SignalQuestions {

  private final Signals signals;
  private final SignalValues values;
  private final Rates rates;

  SignalQuestions(Signals signals, SignalValues values, Rates rates) {
    this.signals = signals;
    this.values = values;
    this.rates = rates;
  }

  /**
   * A metric over a range.
   *
   * @throws TandemException as {@link Signals#watch}; {@code busy} and {@code query_too_long} of
   *     the store
   */
  SignalResult values(Project project, SignalParameters wanted) {
    SignalKey asked = wanted.key();
    Formula formula = values.formula(values.words(project.id()), asked);
    SignalKey key = SignalValues.said(asked, formula);
    LocalDates days = new LocalDates(wanted.from(), wanted.to(), project.zone());
    LocalDate from = new RateRange(days, key.interval()).days().from();
    List<SignalKey> keys = List.of(key);
    Map<LocalDate, Signal> kept = kept(project, key, from, days.to());
    List<Signal> found =
        signals.compute(project, keys, wanted.from(), wanted.to()).getOrDefault(key, List.of());
    return new SignalResult(
        key.metric(),
        key.subject(),
        project.zone().getId(),
        values.now(),
        key.interval().key(),
        Objects.requireNonNull(key.window()),
        formula.shape().unit(),
        formula.definition(),
        found.stream()
            .map(signal -> kept.getOrDefault(signal.bucket(), signal))
            .map(signal ->
                SignalBucket.of(
                    signal,
                    formula.maturity().closes(key.interval(), signal.bucket(), project.zone())))
            .toList());
  }

  private Map<LocalDate, Signal> kept(
      Project project, SignalKey key, LocalDate from, LocalDate to) {
    Map<LocalDate, Signal> kept = new HashMap<>();
    signals
        .closed(project.id(), List.of(key), from, to)
        .getOrDefault(key, List.of())
        .forEach(signal -> kept.put(signal.bucket(), signal));
    return kept;
  }

  /**
   * The people behind a value.
   *
   * @throws TandemException as {@link #values}, and {@code invalid_request} on a foreign cursor or
   *     where no people are counted
   */
  RatePeople people(Project project, SignalPeopleParameters wanted) {
    Formula formula = values.formula(values.words(project.id()), wanted.key());
    SignalKey key = SignalValues.said(wanted.key(), formula);
    LocalDates days = new LocalDates(wanted.bucket(), wanted.bucket(), project.zone());
    Span span = values.span(project, key, new RateRange(days, key.interval()));
    if (!formula.covers(key.interval(), span.starts().getFirst(), span.window())) {
      return RatePeople.NOBODY;
    }
    return rates.people(
        project, span, formula.quantities().side(Side.of(wanted.side())), wanted.page());
  }
}
