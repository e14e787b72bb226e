package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.events.Persons;
import io.tandem.metrics.Computation.Amounts;
import io.tandem.metrics.Formula.Quantities;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rates of a project per local day, ISO week or month, and the people behind them. */
@Component
public class Rates {

  private final Computation computation;
  private final Formulas formulas;
  private final Persons persons;
  private final Clock clock;

  Rates(Computation computation, Formulas formulas, Persons persons, Clock clock) {
    this.computation = computation;
    this.formulas = formulas;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * What a metric of a project is at the moment.
   *
   * @param names of its subject, or null
   */
  public record Described(@Nullable Names names, RateDefinition definition) {}

  /**
   * What is counted and about what.
   *
   * @throws TandemException as {@link #of}
   */
  public Described describe(Project project, RateSubject rate) {
    Formula formula = formulas.of(project.id(), rate);
    return new Described(formula.names(), formula.definition());
  }

  /**
   * One rate over a range.
   *
   * @throws TandemException {@code not_found} when there is no such subject, {@code
   *     no_exposure_event} and its like, {@code invalid_request} when there is no such metric or it
   *     is no rate; {@code busy} and {@code query_too_long} of the store
   */
  public RateResult of(Project project, RateSubject rate, RateRange range) {
    return of(project, List.of(rate), range).getFirst();
  }

  /** Several rates over the same range, read together. */
  public List<RateResult> of(Project project, List<RateSubject> rates, RateRange range) {
    long started = System.nanoTime();
    Instant asOf = clock.instant();
    Words words = formulas.words(project.id());
    List<Formula> wanted = rates.stream().map(rate -> ratio(words, rate)).toList();
    TreeMap<Integer, Amounts> counts = new TreeMap<>();
    for (int window : wanted.stream().map(formula -> window(formula, range)).distinct().toList()) {
      Set<Quantity> quantities = new HashSet<>();
      wanted.stream()
          .filter(formula -> window(formula, range) == window)
          .forEach(formula -> quantities.addAll(formula.quantities().both()));
      counts.put(window, computation.of(new Span(project.id(), range, window, null), quantities));
    }
    long elapsed = (System.nanoTime() - started) / 1_000_000;
    List<RateResult> results = new ArrayList<>();
    for (Formula formula : wanted) {
      Amounts amounts = counts.get(window(formula, range));
      results.add(
          new RateResult(
              formula.of().metric(),
              formula.of().subject(),
              project.zone().getId(),
              asOf,
              elapsed,
              range.intervalKey(),
              formula.definition(),
              buckets(amounts, formula, range, asOf)));
    }
    return results;
  }

  private Formula ratio(Words words, RateSubject rate) {
    Formula formula = formulas.of(words, rate);
    if (formula.quantities().denominator() == null) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, rate.metric() + " is no rate; read it as a signal");
    }
    return formula;
  }

  private static int window(Formula formula, RateRange range) {
    return range.interval() == null ? 1 : formula.shape().window(range.interval());
  }

  /**
   * The people behind one number of a rate, by key; their total is the number.
   *
   * @param range of one bucket
   * @param page behind which key, and how many
   * @throws TandemException as {@link #of}, and {@code invalid_request} on a foreign cursor or
   *     where no people are counted
   */
  public RatePeople people(
      Project project, RateSubject rate, RateRange range, Side side, PageRequest page) {
    Formula formula = formulas.of(project.id(), rate);
    if (!covers(formula, range, range.starts().getFirst())) {
      return RatePeople.NOBODY;
    }
    return people(
        project,
        new Span(project.id(), range, window(formula, range), null),
        formula.quantities().side(side),
        page);
  }

  /** The people behind a quantity of one bucket. */
  RatePeople people(Project project, Span span, Quantity quantity, PageRequest page) {
    List<long[]> rows = computation.people(span, quantity, page.after(), page.limit() + 1);
    List<Long> keys = rows.stream().limit(page.limit()).map(row -> row[0]).toList();
    return new RatePeople(
        rows.isEmpty() ? 0 : rows.getFirst()[1],
        persons.summaries(project.id(), keys),
        rows.size() > page.limit() ? PageRequest.cursor(keys.getLast()) : null);
  }

  private static List<RateBucket> buckets(
      @Nullable Amounts amounts, Formula formula, RateRange range, Instant now) {
    Quantities counted = formula.quantities();
    List<RateBucket> buckets = new ArrayList<>();
    for (LocalDate start : range.starts()) {
      Amounts counts = covers(formula, range, start) ? amounts : null;
      long numerator = (long) amount(counts, counted.numerator(), start).value();
      long denominator = (long) amount(counts, counted.side(Side.DENOMINATOR), start).value();
      BucketStatus status =
          BucketStatus.of(range.closes(start, formula.maturity()), now, denominator);
      buckets.add(RateBucket.of(start, numerator, denominator, status));
    }
    return buckets;
  }

  private static boolean covers(Formula formula, RateRange range, LocalDate start) {
    Interval interval = range.interval();
    return interval == null
        ? formula.covers(range.days().from(), range.days().to())
        : formula.covers(interval, start, window(formula, range));
  }

  private static Amount amount(@Nullable Amounts amounts, Quantity quantity, LocalDate bucket) {
    return amounts == null ? Amount.NONE : amounts.of(quantity, bucket);
  }

  /** The local day it is now in the project. */
  public LocalDate today(Project project) {
    return LocalDate.ofInstant(clock.instant(), project.zone());
  }

  /** Days of a project, both inclusive. */
  public static LocalDates days(Project project, LocalDate from, LocalDate to) {
    return new LocalDates(from, to, project.zone());
  }
}
