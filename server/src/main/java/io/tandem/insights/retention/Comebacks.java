package io.tandem.insights.retention;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cohorts of each person and the cells in which it came back. Takes rows of {@link
 * RetentionSql} and holds those of one person.
 */
final class Comebacks implements Consumer<Rows> {

  private static final int VALUES = 5;

  /** So many intervals, or moments where these roll, of one person are held. */
  private static final int MOST_ROWS = 300_000;

  private final RetentionPlan plan;
  private final Sink sink;
  private final List<Row> rows = new ArrayList<>();
  private final boolean[] cells;
  private final long[] counts;
  private long person = -1;

  Comebacks(RetentionPlan plan, Sink sink) {
    this.plan = plan;
    this.sink = sink;
    this.cells = new boolean[plan.width()];
    this.counts = new long[plan.width()];
  }

  /** Learns of each person, by ascending key. */
  interface Sink {

    /**
     * The person is in a cohort.
     *
     * @param values of the breakdowns
     * @param cells in which it came back; cell 0 always. Valid during the call
     */
    void cohort(List<@Nullable String> values, int cohort, boolean[] cells);

    /** All cohorts of the person were told. */
    void end(long person);
  }

  private record Row(
      List<@Nullable String> values, long at, long started, long named, long returns) {}

  /**
   * The next rows.
   *
   * @throws TandemException {@code invalid_request} when somebody did it at too many moments
   */
  @Override
  public void accept(Rows found) {
    for (int i = 0; i < found.size(); i++) {
      long who = found.number(0, i);
      if (who != person) {
        end();
        person = who;
      } else if (rows.size() == MOST_ROWS) {
        throw new TandemException(RetentionError.TOO_MANY_MOMENTS, MOST_ROWS);
      }
      List<@Nullable String> values = List.of();
      int dimensions = plan.query().breakdowns().size();
      if (dimensions > 0) {
        values = new ArrayList<>(dimensions);
        for (int dimension = 0; dimension < dimensions; dimension++) {
          values.add(found.text(VALUES + dimension, i));
        }
      }
      rows.add(
          new Row(
              values,
              found.number(1, i),
              found.number(2, i),
              found.number(3, i),
              found.number(4, i)));
    }
  }

  /** After the last row. */
  void end() {
    if (rows.isEmpty()) {
      return;
    }
    long named = rows.stream().mapToLong(Row::named).min().orElse(RetentionSql.NEVER);
    boolean found = false;
    int first = 0;
    for (int i = 1; i <= rows.size(); i++) {
      boolean last =
          i == rows.size() || !Objects.equals(rows.get(i).values(), rows.get(first).values());
      if (last) {
        found |= group(rows.subList(first, i), named, found);
        first = i;
      }
    }
    if (found) {
      sink.end(person);
    }
    rows.clear();
  }

  /** True when the group brought the person into a cohort. */
  private boolean group(List<Row> group, long named, boolean before) {
    if (plan.query().starting() == RetentionMode.RECURRING) {
      return recurring(group);
    }
    long start = group.stream().mapToLong(Row::started).min().orElse(RetentionSql.NEVER);
    boolean ever = plan.query().starting() == RetentionMode.FIRST_EVER;
    boolean counts = start >= plan.begin() && start < plan.end();
    // of several values at the very first moment the first one in order counts
    if (!counts || (ever && (start != named || before))) {
      return false;
    }
    follow(group, start);
    return true;
  }

  private boolean recurring(List<Row> group) {
    int done = -1;
    for (Row row : group) {
      int cohort = row.started() == RetentionSql.NEVER ? -1 : plan.interval(row.started());
      if (cohort > done) {
        follow(group, row.started());
        done = cohort;
      }
    }
    return done >= 0;
  }

  private void follow(List<Row> group, long start) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the question was cancelled");
    }
    int cohort = plan.interval(start);
    Arrays.fill(counts, 0);
    for (Row row : group) {
      if (row.returns() > 0 && row.at() >= start) {
        long offset =
            plan.query().rolling()
                ? (row.at() - start) / plan.query().every().millis()
                : plan.interval(row.at()) - cohort;
        count(offset, row.returns());
      }
    }
    cells[0] = true;
    for (int cell = 1; cell < cells.length; cell++) {
      cells[cell] = counts[cell] >= plan.query().minimum();
    }
    sink.cohort(group.getFirst().values(), cohort, cells);
  }

  private void count(long offset, long returns) {
    for (int cell = 1; cell < counts.length; cell++) {
      RetentionBracket bracket = plan.cells().get(cell - 1);
      if (offset >= bracket.from() && (plan.query().orAfter() || offset <= bracket.to())) {
        counts[cell] += returns;
      }
    }
  }
}
