package io.tandem.warehouse;

import io.tandem.shared.LocalDates;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * How many people do one thing after the other.
 *
 * @param steps 2 to 20, in order; one event takes a person one step on, however many it fits
 * @param range dates in which the first step lies
 * @param window from the first step to any later one at most this, inclusive; later steps may lie
 *     behind the range
 * @param people who counts at all; null for everybody
 */
public record FunnelQuestion(
    List<IndexEvents> steps,
    LocalDates range,
    Duration window,
    @Nullable ImmutableRoaringBitmap people) {

  /** First instant of the first step, UTC milliseconds. */
  public long from() {
    return range.start().toEpochMilli();
  }

  /** First instant at which no first step lies any more. */
  public long to() {
    return range.end().toEpochMilli();
  }

  /** First instant at which nothing counts any more. */
  public long end() {
    return to() + window.toMillis() + 1;
  }

  /** Days in which later steps lie. */
  public DaySpan days() {
    long last = range.end().plus(window).atZone(range.zone()).toLocalDate().toEpochDay();
    return new DaySpan((int) range.from().toEpochDay(), (int) last);
  }
}
