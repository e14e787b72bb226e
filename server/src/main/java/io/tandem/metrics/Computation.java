package io.tandem.metrics;

import io.tandem.metrics.Quantity.Cohort;
import io.tandem.metrics.Quantity.People;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Component;

/**
 * The one way numbers are computed: any quantities of the same buckets together, with one scan for
 * people, one for events, and one for each kind of cohort.
 */
@Component
class Computation {

  private final Warehouse warehouse;
  private final Spelling spelling;

  Computation(Warehouse warehouse, Spelling spelling) {
    this.warehouse = warehouse;
    this.spelling = spelling;
  }

  /** Quantities by the first day of their bucket; buckets with nothing in them are absent. */
  record Amounts(Map<Quantity, Map<LocalDate, Amount>> found) {

    Amount of(Quantity quantity, LocalDate bucket) {
      return found.getOrDefault(quantity, Map.of()).getOrDefault(bucket, Amount.NONE);
    }
  }

  /**
   * Computes quantities, each once.
   *
   * @throws TandemException {@code busy} and {@code query_too_long} of the store
   */
  Amounts of(Span span, Collection<Quantity> quantities) {
    Map<Quantity, Map<LocalDate, Amount>> found = new HashMap<>();
    List<People> people = new ArrayList<>();
    List<Quantity> events = new ArrayList<>();
    Map<Doers, List<Cohort>> cohorts = new LinkedHashMap<>();
    for (Quantity quantity : quantities.stream().distinct().toList()) {
      switch (quantity) {
        case People counted -> people.add(counted);
        case Cohort cohort ->
            cohorts.computeIfAbsent(cohort.start(), _ -> new ArrayList<>()).add(cohort);
        default -> events.add(quantity);
      }
    }
    if (!people.isEmpty()) {
      BucketPeople buckets = new BucketPeople(spelling, span, people);
      count(buckets.counting(), people, buckets::counts, found);
    }
    if (!events.isEmpty()) {
      sumUp(span, events, found);
    }
    cohorts.forEach((start, wanted) -> {
      CohortPeople cohort = new CohortPeople(spelling, span, start, wanted);
      count(cohort.counting(), wanted, cohort::counts, found);
    });
    return new Amounts(found);
  }

  private <Q extends Quantity> void count(
      Counting counting,
      List<Q> wanted,
      Function<Q, Condition> counts,
      Map<Quantity, Map<LocalDate, Amount>> found) {
    List<Condition> conditions = wanted.stream().map(counts).toList();
    read(
        dsl -> counting.counts(dsl, conditions),
        wanted,
        (row, i) -> {
          long people = row.get(Counting.counted(i));
          return new Amount(people, people);
        },
        found);
  }

  private void sumUp(
      Span span, List<Quantity> wanted, Map<Quantity, Map<LocalDate, Amount>> found) {
    BucketEvents events = new BucketEvents(spelling, span, wanted);
    Map<Quantity, Map<LocalDate, Amount>> single = new HashMap<>();
    read(events::query, wanted, BucketEvents::amount, single);
    single.forEach((quantity, buckets) -> found.put(quantity, lookedBack(span, buckets)));
  }

  private static Map<LocalDate, Amount> lookedBack(Span span, Map<LocalDate, Amount> single) {
    if (span.window() == 1) {
      return single;
    }
    Map<LocalDate, Amount> sums = new HashMap<>();
    for (LocalDate bucket : span.starts()) {
      Amount sum = Amount.NONE;
      for (int back = 0; back < span.window(); back++) {
        sum = sum.plus(single.getOrDefault(span.interval().plus(bucket, -back), Amount.NONE));
      }
      sums.put(bucket, sum);
    }
    return sums;
  }

  private <Q extends Quantity> void read(
      Function<DSLContext, ResultQuery<Record>> query,
      List<Q> wanted,
      BiFunction<Record, Integer, Amount> amount,
      Map<Quantity, Map<LocalDate, Amount>> found) {
    warehouse.fetch(
        query,
        row -> {
          LocalDate bucket = Sql.date(row.get(Counting.BUCKET));
          for (int i = 0; i < wanted.size(); i++) {
            found
                .computeIfAbsent(wanted.get(i), _ -> new HashMap<>())
                .put(bucket, amount.apply(row, i));
          }
          return bucket;
        });
  }

  /**
   * People who count for a quantity, by key; each row holds the key and the number of all.
   *
   * @param span of one bucket
   * @throws TandemException {@code invalid_request} when the quantity does not count people
   */
  List<long[]> people(Span span, Quantity quantity, long after, int limit) {
    Counting counting;
    Condition counts;
    switch (quantity) {
      case People people -> {
        BucketPeople buckets = new BucketPeople(spelling, span, List.of(people));
        counting = buckets.counting();
        counts = buckets.counts(people);
      }
      case Cohort cohort -> {
        CohortPeople people = new CohortPeople(spelling, span, cohort.start(), List.of(cohort));
        counting = people.counting();
        counts = people.counts(cohort);
      }
      default ->
          throw new TandemException(
              CommonError.INVALID_REQUEST, "this number counts events, not people");
    }
    Answer<long[]> answer =
        warehouse.fetch(
            dsl -> counting.list(dsl, counts, after, limit),
            row -> new long[] {row.get(Counting.PERSON), row.get(Counting.TOTAL)});
    return answer.rows();
  }
}
