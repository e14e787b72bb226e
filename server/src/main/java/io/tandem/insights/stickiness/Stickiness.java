package io.tandem.insights.stickiness;

import io.tandem.access.Project;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.query.Planner;
import io.tandem.insights.serving.Dependence;
import io.tandem.insights.stickiness.StickinessResult.StickinessSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers {@link StickinessQuery}. */
@Component
class Stickiness implements Insight<StickinessQuery, StickinessCell, StickinessResult> {

  private final List<StickinessEngine> engines;
  private final SqlStickiness sql;

  Stickiness(List<StickinessEngine> engines, SqlStickiness sql) {
    this.engines = engines;
    this.sql = sql;
  }

  @Override
  public Kind<StickinessQuery, StickinessCell, StickinessResult> kind() {
    return new Kind<>(
        StickinessQuery.KIND, StickinessQuery.class, StickinessCell.class, StickinessResult.class);
  }

  @Override
  public Finding<StickinessResult> run(Project project, StickinessQuery query) {
    int intervals = query.range(project.zone()).buckets(query.every()).size();
    return Planner.answer(engines, project, query).map(counts -> result(query, intervals, counts));
  }

  private static StickinessResult result(
      StickinessQuery query, int intervals, List<StickinessEngine.Count> counts) {
    List<StickinessSeries> series = new ArrayList<>();
    for (int i = 0; i < query.series().size(); i++) {
      long[] exactly = new long[intervals];
      for (StickinessEngine.Count count : counts) {
        if (count.series() == i) {
          exactly[count.intervals() - 1] += count.people();
        }
      }
      long[] atLeast = exactly.clone();
      for (int n = intervals - 2; n >= 0; n--) {
        atLeast[n] += atLeast[n + 1];
      }
      series.add(
          new StickinessSeries(
              query.series().get(i).event(), atLeast[0], list(exactly), list(atLeast)));
    }
    return new StickinessResult(intervals, series);
  }

  private static List<Long> list(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  @Override
  public Dependence dependence(Project project, StickinessQuery query, Instant now) {
    return query.settled(query.range(project.zone()).end().toEpochMilli(), Instant.MAX);
  }

  @Override
  public Csv csv(StickinessQuery query, StickinessResult result) {
    Csv csv = Csv.of("series", "event", "intervals", "exactly", "at_least").end();
    for (int i = 0; i < result.series().size(); i++) {
      StickinessSeries series = result.series().get(i);
      for (int n = 0; n < result.intervals(); n++) {
        csv.plain(i).text(series.event()).plain(n + 1);
        csv.plain(series.exactly().get(n)).plain(series.atLeast().get(n)).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, StickinessQuery query, StickinessCell cell, PeopleSlice slice) {
    return sql.people(project, query, cell, slice);
  }
}
