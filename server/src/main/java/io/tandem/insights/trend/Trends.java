package io.tandem.insights.trend;

import io.tandem.access.Project;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import io.tandem.insights.serving.Dependence;
import io.tandem.insights.trend.TrendResult.TrendBefore;
import io.tandem.insights.trend.TrendResult.TrendFormulaLine;
import io.tandem.insights.trend.TrendResult.TrendLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers {@link TrendQuery}. */
@Component
class Trends implements Insight<TrendQuery, TrendCell, TrendResult> {

  private final List<TrendEngine> engines;
  private final SqlTrends sql;

  Trends(List<TrendEngine> engines, SqlTrends sql) {
    this.engines = engines;
    this.sql = sql;
  }

  @Override
  public Kind<TrendQuery, TrendCell, TrendResult> kind() {
    return new Kind<>(TrendQuery.KIND, TrendQuery.class, TrendCell.class, TrendResult.class);
  }

  @Override
  public Finding<TrendResult> run(Project project, TrendQuery query) {
    TrendCompare compare = query.compare();
    TrendBefore before = null;
    if (compare != null) {
      TrendCompare.Dates dates = compare.of(query.from(), query.to(), query.interval());
      TrendResult then = answer(project, query.at(dates)).result();
      before =
          new TrendBefore(dates.from(), dates.to(), then.buckets(), then.series(), then.formulas());
    }
    TrendBefore compared = before;
    return answer(project, query)
        .map(now -> new TrendResult(now.buckets(), now.series(), now.formulas(), compared));
  }

  private Finding<TrendResult> answer(Project project, TrendQuery query) {
    List<LocalDate> buckets = query.range(project.zone()).buckets(query.interval());
    TrendLines lines = new TrendLines(query);
    return Planner.answer(engines, project, query)
        .map(rows -> {
          List<TrendLine> series = lines.shown(new TrendTable(query, buckets).lines(rows));
          return new TrendResult(buckets, series, lines.formulas(series, buckets.size()), null);
        });
  }

  /** Compared dates lie before the query's own. */
  @Override
  public Dependence dependence(Project project, TrendQuery query, Instant now) {
    return query.settled(query.range(project.zone()).end().toEpochMilli(), Instant.MAX);
  }

  @Override
  public TrendResult masked(TrendQuery query, TrendResult result) {
    return result.masked(query);
  }

  @Override
  public Csv csv(TrendQuery query, TrendResult result) {
    Csv csv = Csv.of("series", "event", "measure");
    query.breakdown().stream().map(Breakdown::label).forEach(csv::text);
    csv.plain("bucket").plain("value").end();
    for (TrendLine line : result.series()) {
      for (int i = 0; i < result.buckets().size(); i++) {
        csv.plain(line.index()).text(line.event()).plain(line.measure().key());
        csv.texts(line.breakdown());
        csv.plain(result.buckets().get(i)).plain(line.values().get(i)).end();
      }
    }
    for (TrendFormulaLine line : result.formulas()) {
      for (int i = 0; i < result.buckets().size(); i++) {
        csv.plain("").text(line.formula()).plain("formula").texts(line.breakdown());
        csv.plain(result.buckets().get(i)).plain(line.values().get(i)).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, TrendQuery query, TrendCell cell, PeopleSlice slice) {
    return sql.people(project, query, cell, slice);
  }
}
