package io.tandem.insights;

import io.tandem.access.Project;
import io.tandem.events.Persons;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers {@link TrendQuery}. */
@Service
class Trends {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;
  private final Persons persons;

  Trends(Warehouse warehouse, Sql sql, EventConditions conditions, Scopes scopes, Persons persons) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.scopes = scopes;
    this.persons = persons;
  }

  /**
   * Runs the query.
   *
   * @throws TandemException {@code unknown_environment}; {@code busy} and {@code query_too_long} of
   *     the store
   */
  TrendResult run(Project project, TrendQuery query) {
    long started = System.nanoTime();
    TrendSql statement = statement(project, query);
    Answer<TrendRow> answer = warehouse.fetch(statement::cells, new TrendRow.Mapper(query));
    LocalDates range = query.range(project.zone());
    List<LocalDate> buckets = range.buckets(query.interval());
    return new TrendResult(
        TrendQuery.KIND,
        project.zone().getId(),
        "sql",
        (System.nanoTime() - started) / 1_000_000,
        answer.asOf().token(),
        buckets,
        new TrendTable(query, buckets).lines(answer.rows()));
  }

  /**
   * The people of one cell, by key: those who did the event, whatever the measure.
   *
   * @param cursor where to go on, null at the start
   */
  PeoplePage people(
      Project project, TrendPeopleRequest request, @Nullable String cursor, int limit) {
    TrendQuery query = request.query();
    TrendCell cell = request.cell();
    TrendSql statement = statement(project, query);
    long after = cursor == null ? -1 : Cursors.key(cursor);
    Answer<long[]> answer =
        warehouse.fetch(
            dsl -> statement.people(dsl, cell, after, limit + 1),
            row -> new long[] {row.get(TrendSql.PERSON), row.get(TrendSql.TOTAL)});
    List<Long> keys = answer.rows().stream().limit(limit).map(row -> row[0]).toList();
    String next = answer.rows().size() > limit ? Cursors.of(keys.getLast()) : null;
    long total = answer.rows().isEmpty() ? 0 : answer.rows().getFirst()[1];
    return new PeoplePage(total, persons.summaries(project.id(), keys), next);
  }

  private TrendSql statement(Project project, TrendQuery query) {
    return new TrendSql(
        sql, new TrendHits(sql, conditions, scopes.of(project, query), query), query);
  }
}
