package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.Rows;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Funnels by a look at each person's events in order. The store filters and marks them; up to a
 * limit they are put in order in memory, beyond it by the store, in memory that does not grow.
 */
@Component
@Order(Engine.LAST)
class SqlFunnels implements FunnelEngine {

  private final Warehouse warehouse;
  private final FunnelStatements statements;
  private final Clock clock;
  private final FunnelSettings settings;
  private final Semaphore gathering;

  SqlFunnels(
      Warehouse warehouse, FunnelStatements statements, Clock clock, FunnelSettings settings) {
    this.warehouse = warehouse;
    this.statements = statements;
    this.clock = clock;
    this.settings = settings;
    this.gathering = new Semaphore(settings.gatheringAtOnce());
  }

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public @Nullable Sentence obstacle(Project project, FunnelQuery query) {
    return null;
  }

  /** Who learnt of everybody between them, as of a position. */
  private record Followed<S>(List<S> sinks, StreamPosition asOf) {}

  @Override
  public Computed<FunnelResult> compute(Project project, FunnelQuery query) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    Followed<Tallies> followed = follow(project, plan, () -> new Tallies(plan));
    FunnelResult result =
        new FunnelReading(plan, clock.instant()).result(Tallies.of(plan, followed.sinks()));
    return new Computed<>(result, followed.asOf());
  }

  @Override
  public PeopleKeys people(Project project, FunnelQuery query, FunnelCell cell, PeopleSlice slice) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    CellPeople.Scale scale =
        CellPeople.Scale.of(
            plan,
            cell,
            () -> Tallies.of(plan, follow(project, plan, () -> new Tallies(plan)).sinks()));
    return CellPeople.found(
        follow(project, plan, () -> new CellPeople(plan, cell, scale, slice)).sinks(), slice);
  }

  private <S extends Follower.Sink> Followed<S> follow(
      Project project, FunnelPlan plan, Supplier<S> sinks) {
    FunnelSql statement = statements.of(project, plan);
    if (!plan.grouped() && gathering.tryAcquire()) {
      try {
        return gathered(statement, plan, sinks);
      } catch (GatheredEvents.TooManyEventsException storeOrdersThem) {
        // nobody has been told of any
      } finally {
        gathering.release();
      }
    }
    return ordered(statement, plan, sinks.get());
  }

  /** The store finds the events, they are ordered here. Tells of all or of none. */
  private <S extends Follower.Sink> Followed<S> gathered(
      FunnelSql statement, FunnelPlan plan, Supplier<S> sinks) {
    List<Warehouse.RowScan> scans = values(statement, plan);
    GatheredEvents events = new GatheredEvents(plan, settings.gathered());
    scans.add(new Warehouse.RowScan(statement::found, events::take));
    StreamPosition asOf = warehouse.scanRows(scans);
    return new Followed<>(events.follow(sinks), asOf);
  }

  private <S extends Follower.Sink> Followed<S> ordered(
      FunnelSql statement, FunnelPlan plan, S sink) {
    Follower follower = new Follower(plan, sink);
    List<Warehouse.RowScan> scans = values(statement, plan);
    scans.add(new Warehouse.RowScan(statement::ordered, rows -> follow(follower, rows)));
    StreamPosition asOf = warehouse.scanRows(scans);
    follower.end();
    return new Followed<>(List.of(sink), asOf);
  }

  /** Scans that fill the book of each breakdown. */
  private static List<Warehouse.RowScan> values(FunnelSql statement, FunnelPlan plan) {
    List<Warehouse.RowScan> scans = new ArrayList<>();
    for (int i = 0; i < plan.books().size(); i++) {
      int dimension = i;
      ValueBook book = plan.books().get(i);
      scans.add(new Warehouse.RowScan(dsl -> statement.values(dsl, dimension), book::add));
    }
    return scans;
  }

  private static void follow(Follower follower, Rows rows) {
    FunnelPlan plan = follower.plan();
    List<ValueBook> books = plan.books();
    int[] values = new int[books.size()];
    int first = plan.grouped() ? 4 : 3;
    for (int row = 0; row < rows.size(); row++) {
      long person = rows.number(0, row);
      if (!follower.follows(person) && books.stream().anyMatch(ValueBook::full)) {
        follower.end(); // its values are forgotten now
        books.forEach(ValueBook::clear);
      }
      long mask = rows.number(2, row);
      for (int i = 0; i < values.length; i++) {
        values[i] =
            Hits.steps(mask) == 0 ? ValueBook.NONE : books.get(i).number(rows, first + i, row);
      }
      String group = plan.grouped() ? rows.text(3, row) : null;
      follower.event(person, group, rows.number(1, row), mask, values);
    }
  }
}
