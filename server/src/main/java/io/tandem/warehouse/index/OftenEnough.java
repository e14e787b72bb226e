package io.tandem.warehouse.index;

import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.SequenceQuestion;
import java.time.ZoneId;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Collects people with at least so many told events in a span. */
final class OftenEnough implements SequenceQuestion.Visitor {

  private final DaySpan span;
  private final LocalDays days;
  private final int times;
  private final MutableRoaringBitmap people = new MutableRoaringBitmap();

  OftenEnough(DaySpan span, ZoneId zone, int times) {
    this.span = span;
    this.days = new LocalDays(zone);
    this.times = times;
  }

  @Override
  public void person(long person, long[] at, long[] masks, int count) {
    int found = 0;
    for (int i = 0; i < count && found < times; i++) {
      if (span.contains(days.day(at[i]))) {
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
