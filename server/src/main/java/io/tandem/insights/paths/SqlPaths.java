package io.tandem.insights.paths;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Scopes;
import io.tandem.insights.query.TopValues;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Paths by two looks at each person's events in order: which names are frequent, then the ways. */
@Component
@Order(Engine.LAST)
class SqlPaths implements PathsEngine {

  private final Warehouse warehouse;
  private final Sql sql;
  private final EventConditions conditions;
  private final Scopes scopes;

  SqlPaths(Warehouse warehouse, Sql sql, EventConditions conditions, Scopes scopes) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.conditions = conditions;
    this.scopes = scopes;
  }

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public @Nullable Sentence obstacle(Project project, PathsQuery query) {
    return null;
  }

  @Override
  public Computed<PathsResult> compute(Project project, PathsQuery query) {
    PathCounts counts = new PathCounts(query, kept(project, query));
    StreamPosition asOf = follow(project, query, counts);
    return new Computed<>(counts.result(), asOf);
  }

  /** The people of a cell. */
  PeopleKeys people(Project project, PathsQuery query, PathsCell cell, PeopleSlice slice) {
    int last = query.columns() - (cell.next() == null ? 1 : 2);
    if (cell.column() < 0 || cell.column() > last) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "column");
    }
    PathPeople people = new PathPeople(cell, kept(project, query), slice);
    follow(project, query, people);
    return people.found();
  }

  private List<TopValues> kept(Project project, PathsQuery query) {
    NodeCounts counts = new NodeCounts(query);
    follow(project, query, counts);
    return counts.kept();
  }

  private StreamPosition follow(Project project, PathsQuery query, PathFollower.Sink sink) {
    PathsSql statement = new PathsSql(sql, conditions, scopes.of(project, query), query);
    PathFollower follower = new PathFollower(query, sink);
    StreamPosition asOf = warehouse.scanRows(statement::events, follower);
    follower.end();
    return asOf;
  }
}
