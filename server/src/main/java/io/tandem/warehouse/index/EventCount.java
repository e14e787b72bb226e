package io.tandem.warehouse.index;

import io.tandem.shared.Days;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.SequenceQuestion;
import java.time.ZoneId;
import java.util.List;

/** Counts the told events of each span. */
final class EventCount implements SequenceQuestion.Visitor {

  private final List<DaySpan> spans;
  private final Days days;
  private final long[] counts;

  EventCount(List<DaySpan> spans, ZoneId zone) {
    this.spans = spans;
    this.days = new Days(zone);
    this.counts = new long[spans.size()];
  }

  @Override
  public void person(long person, long[] times, long[] masks, int count) {
    for (int i = 0; i < count; i++) {
      int day = days.of(times[i]);
      for (int span = 0; span < counts.length; span++) {
        if (spans.get(span).contains(day)) {
          counts[span]++;
        }
      }
    }
  }

  long[] counts() {
    return counts;
  }
}
