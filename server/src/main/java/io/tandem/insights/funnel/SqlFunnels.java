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

  @Override
  public Computed<FunnelResult> compute(Project project, FunnelQuery query) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    Tallies tallies = new Tallies(plan);
    StreamPosition asOf = follow(project, plan, tallies);
    return new Computed<>(new FunnelReading(plan, clock.instant()).result(tallies), asOf);
  }

  @Override
  public PeopleKeys people(Project project, FunnelQuery query, FunnelCell cell, PeopleSlice slice) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    CellPeople.Scale scale =
        CellPeople.Scale.of(
            plan,
            cell,
            () -> {
              Tallies tallies = new Tallies(plan);
              follow(project, plan, tallies);
              return tallies;
            });
    CellPeople people = new CellPeople(plan, cell, scale, slice);
    follow(project, plan, people);
    return people.found();
  }

  private StreamPosition follow(Project project, FunnelPlan plan, Follower.Sink sink) {
    FunnelSql statement = statements.of(project, plan);
    Follower follower = new Follower(plan, sink);
    if (!plan.grouped() && gathering.tryAcquire()) {
      try {
        return gathered(statement, follower);
      } catch (GatheredEvents.TooManyEventsException storeOrdersThem) {
        // the follower has not been told of any
      } finally {
        gathering.release();
      }
    }
    return ordered(statement, follower);
  }

  /** The store finds the events, they are ordered here. Tells the follower of all or of none. */
  private StreamPosition gathered(FunnelSql statement, Follower follower) {
    List<ValueBook> books = new ArrayList<>();
    List<Warehouse.RowScan> scans = values(statement, follower, books);
    GatheredEvents events = new GatheredEvents(follower, books, settings.gathered());
    scans.add(new Warehouse.RowScan(dsl -> statement.found(dsl, books), events::take));
    StreamPosition asOf = warehouse.scanRows(scans);
    events.follow();
    return asOf;
  }

  private StreamPosition ordered(FunnelSql statement, Follower follower) {
    List<ValueBook> books = new ArrayList<>();
    List<Warehouse.RowScan> scans = values(statement, follower, books);
    scans.add(
        new Warehouse.RowScan(
            dsl -> statement.ordered(dsl, books), rows -> follow(follower, books, rows)));
    StreamPosition asOf = warehouse.scanRows(scans);
    follower.end();
    return asOf;
  }

  /** Scans that fill a book for each breakdown. */
  private static List<Warehouse.RowScan> values(
      FunnelSql statement, Follower follower, List<ValueBook> books) {
    List<Warehouse.RowScan> scans = new ArrayList<>();
    for (int i = 0; i < follower.plan().rules().dimensions(); i++) {
      int dimension = i;
      ValueBook book = new ValueBook();
      books.add(book);
      scans.add(new Warehouse.RowScan(dsl -> statement.values(dsl, dimension), book::add));
    }
    return scans;
  }

  private static void follow(Follower follower, List<ValueBook> books, Rows rows) {
    @Nullable String[] values = new @Nullable String[books.size()];
    boolean grouped = follower.plan().grouped();
    int first = grouped ? 4 : 3;
    for (int row = 0; row < rows.size(); row++) {
      long mask = rows.number(2, row);
      for (int i = 0; i < values.length; i++) {
        values[i] = Hits.steps(mask) == 0 ? null : books.get(i).value(rows, first + i, row);
      }
      String group = grouped ? rows.text(3, row) : null;
      follower.event(rows.number(0, row), group, rows.number(1, row), mask, values);
    }
  }
}
