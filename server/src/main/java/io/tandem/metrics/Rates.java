package io.tandem.metrics;

import io.tandem.access.Project;
import io.tandem.events.Persons;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rates of a project per local day, ISO week or month, and the people behind them. */
@Component
public class Rates {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Formulas formulas;
  private final Reading reading;

  Rates(
      Warehouse warehouse,
      Sql sql,
      EventConditions conditions,
      Formulas formulas,
      Reading reading) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.formulas = formulas;
    this.reading = reading;
  }

  /**
   * What a rate of a project is at the moment.
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
   *     no_exposure_event}, {@code no_reach_event}, {@code no_complaint_event}; {@code busy} and
   *     {@code query_too_long} of the store
   */
  public RateResult of(Project project, RateSubject rate, RateRange range) {
    return of(project, List.of(rate), range).getFirst();
  }

  /** Several rates over the same range, read together from one state of the store. */
  public List<RateResult> of(Project project, List<RateSubject> rates, RateRange range) {
    long started = System.nanoTime();
    Instant asOf = reading.clock().instant();
    List<Formula> wanted = rates.stream().map(rate -> formulas.of(project.id(), rate)).toList();
    Map<LocalDate, long[]> counts = wanted.isEmpty() ? Map.of() : counts(project, wanted, range);
    long elapsed = (System.nanoTime() - started) / 1_000_000;
    List<RateResult> results = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Formula formula = wanted.get(i);
      results.add(
          new RateResult(
              formula.of().metric(),
              formula.of().subject(),
              project.zone().getId(),
              asOf,
              elapsed,
              range.intervalKey(),
              formula.definition(),
              buckets(counts, i, range, asOf)));
    }
    return results;
  }

  /**
   * The people behind one number of a rate, by key; their total is the number.
   *
   * @param range of one bucket
   * @param page behind which key, and how many
   * @throws TandemException as {@link #of}, and {@code invalid_request} on a foreign cursor
   */
  public RatePeople people(
      Project project, RateSubject rate, RateRange range, Side side, PageRequest page) {
    Formula formula = formulas.of(project.id(), rate);
    RateSql statement = new RateSql(sql, conditions, project.id(), range);
    Answer<long[]> answer =
        warehouse.fetch(
            dsl -> statement.people(dsl, formula, side, page.after(), page.limit() + 1),
            row -> new long[] {row.get(RateSql.PERSON), row.get(RateSql.TOTAL)});
    List<long[]> rows = answer.rows();
    List<Long> keys = rows.stream().limit(page.limit()).map(row -> row[0]).toList();
    return new RatePeople(
        rows.isEmpty() ? 0 : rows.getFirst()[1],
        reading.persons().summaries(project.id(), keys),
        rows.size() > page.limit() ? PageRequest.cursor(keys.getLast()) : null);
  }

  private Map<LocalDate, long[]> counts(Project project, List<Formula> wanted, RateRange range) {
    RateSql statement = new RateSql(sql, conditions, project.id(), range);
    Answer<Map.Entry<LocalDate, long[]>> answer =
        warehouse.fetch(dsl -> statement.counts(dsl, wanted), row -> entry(row, wanted.size()));
    Map<LocalDate, long[]> counts = new HashMap<>();
    answer.rows().forEach(row -> counts.put(row.getKey(), row.getValue()));
    return counts;
  }

  private static Map.Entry<LocalDate, long[]> entry(Record row, int formulas) {
    long[] counts = new long[2 * formulas];
    for (int i = 0; i < formulas; i++) {
      counts[2 * i] = row.get(RateSql.numerator(i));
      counts[2 * i + 1] = row.get(RateSql.denominator(i));
    }
    return Map.entry(Sql.date(row.get(RateSql.BUCKET)), counts);
  }

  private static List<RateBucket> buckets(
      Map<LocalDate, long[]> counts, int formula, RateRange range, Instant now) {
    List<RateBucket> buckets = new ArrayList<>();
    for (LocalDate start : range.starts()) {
      long[] found = counts.get(start);
      long numerator = found == null ? 0 : found[2 * formula];
      long denominator = found == null ? 0 : found[2 * formula + 1];
      BucketStatus status = BucketStatus.of(range.endOf(start), now, denominator);
      buckets.add(RateBucket.of(start, numerator, denominator, status));
    }
    return buckets;
  }

  /** The local day it is now in the project. */
  public LocalDate today(Project project) {
    return LocalDate.ofInstant(reading.clock().instant(), project.zone());
  }

  /** Days of a project, both inclusive. */
  public static LocalDates days(Project project, LocalDate from, LocalDate to) {
    return new LocalDates(from, to, project.zone());
  }

  /** What reading needs besides the store. */
  @Component
  record Reading(Persons persons, Clock clock) {}
}
