package io.tandem.insights.trend;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Trends of events and people that are not broken down, from the behaviour index. */
@Component
@Order(10)
class IndexTrends implements TrendEngine {

  private final IndexQuestions questions;

  IndexTrends(IndexQuestions questions) {
    this.questions = questions;
  }

  @Override
  public String name() {
    return IndexQuestions.ENGINE;
  }

  @Override
  public @Nullable Sentence obstacle(Project project, TrendQuery query) {
    if (!query.breakdown().isEmpty()) {
      return new Sentence("索引不支持细分", "the index breaks nothing down");
    }
    for (TrendSeries series : query.series()) {
      if (!series.measure().counts()) {
        return new Sentence("索引只计事件数和人数", "the index counts events and people only");
      }
    }
    return questions.obstacle(project, query, filters(query), query.range(project.zone()));
  }

  private static List<Filter> filters(TrendQuery query) {
    return query.series().stream().flatMap(series -> series.where().stream()).toList();
  }

  @Override
  public Computed<List<TrendRow>> compute(Project project, TrendQuery query) {
    LocalDates range = query.range(project.zone());
    List<LocalDate> buckets = range.buckets(query.interval());
    List<DaySpan> spans = DaySpan.buckets(range, query.interval());
    return questions.ask(
        project,
        query,
        filters(query),
        sight -> {
          List<TrendRow> rows = new ArrayList<>();
          for (int i = 0; i < query.series().size(); i++) {
            long[] values = values(sight, query.series().get(i), spans);
            for (int bucket = 0; bucket < values.length; bucket++) {
              double value = values[bucket];
              rows.add(new TrendRow(i, buckets.get(bucket), List.of(), List.of(), value));
            }
          }
          return rows;
        });
  }

  private static long[] values(
      IndexQuestions.Sight sight, TrendSeries series, List<DaySpan> spans) {
    IndexEvents events = sight.events(series.event());
    ImmutableRoaringBitmap people = sight.people(series.where());
    return series.measure() == Measure.EVENTS
        ? sight.view().events(events, spans, people)
        : sight.view().counts(events, spans, people);
  }
}
