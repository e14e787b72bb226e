package io.tandem.insights.matrix;

import io.tandem.access.Project;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers {@link MatrixQuery}. */
@Component
class Matrices implements Insight<MatrixQuery, MatrixCell, MatrixResult> {

  private final List<MatrixEngine> engines;
  private final SqlMatrices sql;

  Matrices(List<MatrixEngine> engines, SqlMatrices sql) {
    this.engines = engines;
    this.sql = sql;
  }

  @Override
  public Kind<MatrixQuery, MatrixCell, MatrixResult> kind() {
    return new Kind<>(MatrixQuery.KIND, MatrixQuery.class, MatrixCell.class, MatrixResult.class);
  }

  @Override
  public Finding<MatrixResult> run(Project project, MatrixQuery query) {
    return Planner.answer(engines, project, query)
        .map(counts ->
            new MatrixReading(counts.sides(), query.bound(), counts.revision()).of(counts));
  }

  @Override
  public Csv csv(MatrixQuery query, MatrixResult result) {
    Csv csv =
        Csv.of(
            "feature", "campaign", "active", "people", "overlap", "product", "lift", "low", "high");
    csv.end();
    for (MatrixResult.Overlap cell : result.cells()) {
      csv.text(cell.feature()).text(cell.campaign()).plain(result.active()).plain(cell.people());
      csv.plain(cell.overlap()).plain(cell.product()).plain(cell.lift());
      csv.plain(cell.range() == null ? null : cell.range().low());
      csv.plain(cell.range() == null ? null : cell.range().high()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, MatrixQuery query, MatrixCell cell, PeopleSlice slice) {
    return sql.people(project, query, cell, slice);
  }
}
