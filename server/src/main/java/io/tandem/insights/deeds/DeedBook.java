package io.tandem.insights.deeds;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.tandem.access.Project;
import io.tandem.catalog.Definitions;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.InsightQuery;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scopes;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Finds out what a project's words mean, and asks the store in them. */
@Component
public class DeedBook {

  private static final Sentence WHY =
      new Sentence("这类分析只用 sql。", "By sql, as every question of this kind.");

  /** Late events are waited for so long. */
  private static final Duration LATENESS = Duration.ofHours(1);

  private static final Field<Long> TOTAL = field(name("total"), SQLDataType.BIGINT);

  private final Definitions definitions;
  private final Scopes scopes;
  private final Deeds.Dialect dialect;
  private final Warehouse warehouse;
  private final Clock clock;

  DeedBook(Definitions definitions, Scopes scopes, Store store, Clock clock) {
    this.definitions = definitions;
    this.scopes = scopes;
    this.dialect = new Deeds.Dialect(store.sql(), store.conditions());
    this.warehouse = store.warehouse();
    this.clock = clock;
  }

  /** The event store and how it is asked. */
  @Component
  record Store(Warehouse warehouse, Sql sql, EventConditions conditions) {}

  /** The words of a question. */
  public Deeds of(Project project, InsightQuery query) {
    return of(project, query, List.of());
  }

  /** The words of a question that is split. */
  public Deeds of(Project project, InsightQuery query, List<Breakdown> breakdowns) {
    LocalDate lastClosed =
        LocalDate.ofInstant(clock.instant().minus(LATENESS), project.zone()).minusDays(1);
    return new Deeds(
        project,
        definitions.get(project.id()),
        scopes.of(project, query, breakdowns),
        lastClosed,
        dialect);
  }

  /** Asks the store. */
  public <R extends Record, T> Answer<T> fetch(
      Function<DSLContext, ? extends ResultQuery<R>> query, RecordMapper<? super R, T> mapper) {
    return warehouse.fetch(query, mapper);
  }

  /** What was found, with how. */
  public static <R> Finding<R> found(R result, StreamPosition asOf) {
    return new Finding<>(result, "sql", WHY, asOf);
  }

  /**
   * Lists people.
   *
   * @param people distinct ones, as a column {@link Deeds#WHO}
   */
  public PeopleKeys people(Select<?> people, PeopleSlice slice) {
    Table<?> distinct = people.asTable("people");
    Table<?> counted =
        select(List.<Field<?>>of(Deeds.WHO, cast(count().over(), SQLDataType.BIGINT).as(TOTAL)))
            .from(distinct)
            .asTable("counted");
    Answer<long[]> answer =
        warehouse.fetch(
            dsl ->
                dsl.select(List.<Field<?>>of(Deeds.WHO, TOTAL))
                    .from(counted)
                    .where(Deeds.WHO.gt(slice.after()))
                    .orderBy(Deeds.WHO)
                    .limit(slice.limit()),
            row -> new long[] {row.get(Deeds.WHO), row.get(TOTAL)});
    List<Long> keys = answer.rows().stream().map(row -> row[0]).toList();
    return new PeopleKeys(answer.rows().isEmpty() ? 0 : answer.rows().getFirst()[1], keys);
  }
}
