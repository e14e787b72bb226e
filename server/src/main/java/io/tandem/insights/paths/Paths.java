package io.tandem.insights.paths;

import io.tandem.access.Project;
import io.tandem.insights.paths.PathsResult.PathCount;
import io.tandem.insights.paths.PathsResult.PathLink;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers {@link PathsQuery}. */
@Component
class Paths implements Insight<PathsQuery, PathsCell, PathsResult> {

  private final List<PathsEngine> engines;
  private final SqlPaths sql;

  Paths(List<PathsEngine> engines, SqlPaths sql) {
    this.engines = engines;
    this.sql = sql;
  }

  @Override
  public Kind<PathsQuery, PathsCell, PathsResult> kind() {
    return new Kind<>(PathsQuery.KIND, PathsQuery.class, PathsCell.class, PathsResult.class);
  }

  @Override
  public Finding<PathsResult> run(Project project, PathsQuery query) {
    return Planner.answer(engines, project, query);
  }

  @Override
  public PathsResult masked(PathsQuery query, PathsResult result) {
    String property = query.groupBy();
    return property == null ? result : result.masked(Breakdown.by(property).bareProperty());
  }

  /** One record a link; the last column's nodes are those that links lead to. */
  @Override
  public Csv csv(PathsQuery query, PathsResult result) {
    Csv csv = Csv.of("column", "from_kind", "from", "to_kind", "to", "paths").end();
    for (PathLink link : result.links()) {
      PathCount from = result.columns().get(link.column()).nodes().get(link.from());
      PathCount to = result.columns().get(link.column() + 1).nodes().get(link.to());
      csv.plain(link.column());
      csv.plain(from.node().kind().key()).text(from.node().name());
      csv.plain(to.node().kind().key()).text(to.node().name());
      csv.plain(link.paths()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, PathsQuery query, PathsCell cell, PeopleSlice slice) {
    return sql.people(project, query, cell, slice);
  }
}
