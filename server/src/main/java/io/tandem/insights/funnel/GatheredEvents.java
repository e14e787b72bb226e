package io.tandem.insights.funnel;

import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a funnel as the store finds them, put in order in memory. For some million events
 * that is quicker than the store's own order, for which it writes them down first; beyond a limit
 * the store does it, which needs no memory here.
 *
 * <p>Takes about 36 bytes an event, and 4 more for each breakdown.
 */
final class GatheredEvents {

  /** No limit is higher: a row's number takes so many bits of a key. */
  static final int MOST = 1 << GatheredEvents.ROW_BITS;

  private static final int ROW_BITS = 23;
  private static final int CHUNK_BITS = 16;
  private static final int IN_CHUNK = (1 << CHUNK_BITS) - 1;

  private final Follower follower;
  private final List<ValueBook> books;
  private final int limit;
  private final long from;
  private final List<Chunk> chunks = new ArrayList<>();

  /** Person and row: in order, rows of a person stand together. */
  private long[] keys = new long[1 << CHUNK_BITS];

  private int size;

  /**
   * No events.
   *
   * @param books tell the values of breakdowns; complete once the events come
   * @param limit so many events at most
   */
  GatheredEvents(Follower follower, List<ValueBook> books, int limit) {
    this.follower = follower;
    this.books = books;
    this.limit = Math.min(limit, MOST);
    this.from = follower.plan().rules().from();
  }

  private record Chunk(long[] times, long[] masks, @Nullable String[][] values) {

    private static Chunk of(int dimensions) {
      int rows = 1 << CHUNK_BITS;
      return new Chunk(new long[rows], new long[rows], new @Nullable String[dimensions][rows]);
    }
  }

  /** There are more events than may be held. */
  static final class TooManyEventsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyEventsException() {
      super("more events than are put in order in memory", null, false, false);
    }
  }

  /**
   * Takes rows of person, time, what they match, and a value for each breakdown.
   *
   * @throws TooManyEventsException when there are more than the limit, or values are not known by
   *     their fingerprints
   */
  void take(Rows rows) {
    boolean known = books.stream().allMatch(ValueBook::complete);
    if (!known || rows.size() > limit - size) {
      throw new TooManyEventsException();
    }
    for (int row = 0; row < rows.size(); row++) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * keys.length);
      }
      if ((size & IN_CHUNK) == 0) {
        chunks.add(Chunk.of(books.size()));
      }
      Chunk chunk = chunks.getLast();
      int at = size & IN_CHUNK;
      long mask = rows.number(2, row);
      chunk.times[at] = rows.number(1, row);
      chunk.masks[at] = mask;
      for (int i = 0; i < books.size(); i++) {
        chunk.values[i][at] = Hits.steps(mask) == 0 ? null : books.get(i).value(rows, 3 + i, row);
      }
      keys[size] = (rows.number(0, row) << ROW_BITS) | size;
      size++;
    }
  }

  /** Tells the follower of all of them, ordered by person, time and what they match. */
  void follow() {
    Arrays.parallelSort(keys, 0, size);
    for (int begin = 0; begin < size; ) {
      long person = keys[begin] >> ROW_BITS;
      int end = begin + 1;
      while (end < size && keys[end] >> ROW_BITS == person) {
        end++;
      }
      person(person, begin, end);
      begin = end;
    }
    follower.end();
  }

  private void person(long person, int begin, int end) {
    for (int i = begin; i < end; i++) {
      int row = row(i);
      keys[i] = ((time(row) - from) << ROW_BITS) | row;
    }
    Arrays.sort(keys, begin, end);
    @Nullable String[] values = new @Nullable String[books.size()];
    for (int i = begin; i < end; ) {
      int next = moment(i, end);
      for (; i < next; i++) {
        int row = row(i);
        Chunk chunk = chunks.get(row >> CHUNK_BITS);
        for (int dimension = 0; dimension < values.length; dimension++) {
          values[dimension] = chunk.values[dimension][row & IN_CHUNK];
        }
        follower.event(person, null, time(row), mask(row), values);
      }
    }
  }

  /** Puts the events of one moment in order; where the next begins. */
  private int moment(int begin, int end) {
    long time = keys[begin] >> ROW_BITS;
    int next = begin + 1;
    while (next < end && keys[next] >> ROW_BITS == time) {
      next++;
    }
    if (next - begin > 1) {
      for (int i = begin; i < next; i++) {
        int row = row(i);
        keys[i] = (mask(row) << ROW_BITS) | row;
      }
      Arrays.sort(keys, begin, next);
    }
    return next;
  }

  private int row(int index) {
    return (int) keys[index] & (MOST - 1);
  }

  private long time(int row) {
    return chunks.get(row >> CHUNK_BITS).times[row & IN_CHUNK];
  }

  private long mask(int row) {
    return chunks.get(row >> CHUNK_BITS).masks[row & IN_CHUNK];
  }
}
