package io.tandem.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * What people did in which order.
 *
 * @param matchers at most 62; bit i of a mask says that the event is one of {@code matchers(i)}
 * @param others the environment and names of events that are told too though no matcher fits, with
 *     mask 0; null for none
 * @param from UTC milliseconds, inclusive
 * @param to UTC milliseconds, exclusive
 * @param people whose; null for everybody
 */
public record SequenceQuestion(
    List<IndexEvents> matchers,
    @Nullable IndexEvents others,
    long from,
    long to,
    @Nullable ImmutableRoaringBitmap people) {

  /** Takes one person after the other; one instance a thread, so that it needs no lock. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * The events of a person in order of time; the order of equal times means nothing.
     *
     * @param times UTC milliseconds; only the first {@code count} are of this person, and the array
     *     is used again for the next
     * @param masks which matchers fit
     */
    void person(long person, long[] times, long[] masks, int count);
  }
}
