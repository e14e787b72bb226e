package io.tandem.insights.trend;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.insights.query.SegmentPart;
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

/** Trends of events and people, of everybody or by segments, from the behaviour index. */
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
    Sentence splits = questions.obstacle(query.breakdown());
    if (splits != null) {
      return splits;
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
    Calendar calendar =
        new Calendar(range.buckets(query.interval()), DaySpan.buckets(range, query.interval()));
    return questions.ask(
        project,
        query,
        filters(query),
        query.breakdown(),
        sight -> {
          List<TrendRow> rows = new ArrayList<>();
          for (int i = 0; i < query.series().size(); i++) {
            rows.addAll(
                query.breakdown().isEmpty()
                    ? together(sight, query, i, calendar)
                    : apart(sight, query, i, calendar));
          }
          return rows;
        });
  }

  private record Calendar(List<LocalDate> buckets, List<DaySpan> spans) {

    DaySpan whole() {
      return new DaySpan(spans.getFirst().from(), spans.getLast().to());
    }
  }

  private static List<TrendRow> together(
      IndexQuestions.Sight sight, TrendQuery query, int index, Calendar calendar) {
    TrendSeries series = query.series().get(index);
    Counting counting = new Counting(sight, query, series, calendar);
    long[] values = counting.of(sight.people(series.where()));
    List<TrendRow> rows = new ArrayList<>();
    for (int bucket = 0; bucket < values.length; bucket++) {
      double value = values[bucket];
      rows.add(new TrendRow(index, calendar.buckets.get(bucket), List.of(), List.of(), value));
    }
    return rows;
  }

  private static List<TrendRow> apart(
      IndexQuestions.Sight sight, TrendQuery query, int index, Calendar calendar) {
    TrendSeries series = query.series().get(index);
    Counting counting = new Counting(sight, query, series, calendar);
    SegmentLines lines = new SegmentLines(index, calendar.buckets, query.breakdown());
    for (SegmentPart part : sight.parts(series.where(), query.breakdown())) {
      lines.add(part.values(), counting.of(part.people()), counting.total(part.people()));
    }
    return lines.rows();
  }

  private record Counting(
      IndexQuestions.Sight sight, TrendQuery query, TrendSeries series, Calendar calendar) {

    long[] of(@Nullable ImmutableRoaringBitmap people) {
      boolean firstTimes = query.running() && series.measure() == Measure.PEOPLE;
      long[] counts = counts(firstTimes ? untilEach() : calendar.spans, people);
      for (int i = counts.length - 1; firstTimes && i > 0; i--) {
        counts[i] -= counts[i - 1];
      }
      return counts;
    }

    long total(ImmutableRoaringBitmap people) {
      return counts(List.of(calendar.whole()), people)[0];
    }

    /** From the first day on, so that a running total counts people once. */
    private List<DaySpan> untilEach() {
      int first = calendar.spans.getFirst().from();
      return calendar.spans.stream().map(span -> new DaySpan(first, span.to())).toList();
    }

    private long[] counts(List<DaySpan> spans, @Nullable ImmutableRoaringBitmap people) {
      IndexEvents events = sight.events(series.event());
      return series.measure() == Measure.EVENTS
          ? sight.view().events(events, spans, people)
          : sight.view().counts(events, spans, people);
    }
  }
}
