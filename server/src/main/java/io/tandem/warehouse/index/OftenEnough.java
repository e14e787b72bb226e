package io.tandem.warehouse.index;

import io.tandem.shared.Days;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.SequenceQuestion;
import java.time.ZoneId;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Collects people with at least so many told events in a span. */
final class OftenEnough implements SequenceQuestion.Visitor {

  private final DaySpan span;
  private final Days days;
  private final int times;
  private final MutableRoaringBitmap people = new MutableRoaringBitmap();

  OftenEnough(DaySpan span, ZoneId zone, int times) {
    this.span = span;
    this.days = new Days(zone);
    this.times = times;
  }

  @Override
  public void person(long person, long[] at, long[] masks, int count) {
    int found = 0;
    for (int i = 0; i < count && found < times; i++) {
      if (span.contains(days.of(at[i]))) {
        found++;
      }
    }
    if (found >= times) {
      people.add((int) person);
    }
  }

  MutableRoaringBitmap people() {
    return people;
  }
}
