package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scope;
import io.tandem.insights.query.Scopes;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Rows;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Funnels by a look at each person's events in order: the store filters, marks and sorts them and
 * they are followed as they come, in memory that does not grow with them.
 */
@Component
@Order(Engine.LAST)
class SqlFunnels implements FunnelEngine {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;
  private final Clock clock;

  SqlFunnels(Warehouse warehouse, Sql sql, EventConditions conditions, Scopes scopes, Clock clock) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.scopes = scopes;
    this.clock = clock;
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
    Scope scope = scopes.of(project, plan.query(), plan.query().breakdowns());
    FunnelSql statement = new FunnelSql(sql, conditions, scope, plan);
    Follower follower = new Follower(plan, sink);
    List<ValueBook> books = new ArrayList<>();
    List<Warehouse.RowScan> scans = new ArrayList<>();
    for (int i = 0; i < plan.rules().dimensions(); i++) {
      int dimension = i;
      ValueBook book = new ValueBook();
      books.add(book);
      scans.add(new Warehouse.RowScan(dsl -> statement.values(dsl, dimension), book::add));
    }
    scans.add(
        new Warehouse.RowScan(
            dsl -> statement.events(dsl, books), rows -> follow(follower, books, rows)));
    StreamPosition asOf = warehouse.scanRows(scans);
    follower.end();
    return asOf;
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
