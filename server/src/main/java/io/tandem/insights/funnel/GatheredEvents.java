package io.tandem.insights.funnel;

import io.tandem.warehouse.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a funnel as the store finds them, put in order in memory. For some million events
 * that is quicker than the store's own order, for which it writes them down first; beyond a limit
 * the store does it, which needs no memory here.
 *
 * <p>They are dealt to {@link GatheredPart}s of neighbouring people as they come; each is ordered
 * and followed on its own.
 */
final class GatheredEvents {

  private final FunnelPlan plan;
  private final int limit;
  private final int[] found;
  private @Nullable GatheredPart[] parts = new @Nullable GatheredPart[64];
  private int size;

  /**
   * No events.
   *
   * @param plan whose books tell the values of breakdowns; complete once the events come
   * @param limit so many events at most
   */
  GatheredEvents(FunnelPlan plan, int limit) {
    this.plan = plan;
    this.limit = limit;
    this.found = new int[plan.rules().dimensions()];
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
    List<ValueBook> books = plan.books();
    boolean known = books.stream().allMatch(ValueBook::complete);
    if (!known || rows.size() > limit - size) {
      throw new TooManyEventsException();
    }
    for (int row = 0; row < rows.size(); row++) {
      long person = rows.number(0, row);
      long mask = rows.number(2, row);
      for (int i = 0; i < found.length; i++) {
        found[i] = Hits.steps(mask) == 0 ? ValueBook.NONE : books.get(i).number(rows, 3 + i, row);
      }
      part(person).add((int) person, rows.number(1, row), mask, found);
    }
    size += rows.size();
  }

  private GatheredPart part(long person) {
    int place = (int) (person / GatheredPart.PEOPLE);
    if (place >= parts.length) {
      parts = Arrays.copyOf(parts, Math.max(place + 1, 2 * parts.length));
    }
    GatheredPart part = parts[place];
    if (part == null) {
      part = new GatheredPart(place, found.length);
      parts[place] = part;
    }
    return part;
  }

  /**
   * Follows all of them on a few threads; each tells a sink of its own, who learns of its people in
   * ascending order.
   *
   * @throws CancellationException soon after the calling thread is interrupted: nobody waits any
   *     more
   */
  <S extends Follower.Sink> List<S> follow(Supplier<S> sinks) {
    AtomicInteger next = new AtomicInteger();
    Thread asking = Thread.currentThread();
    return IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .mapToObj(thread -> {
          S sink = sinks.get();
          Follower follower = new Follower(plan, sink);
          boolean done = false;
          try {
            for (int i = next.getAndIncrement(); i < parts.length; i = next.getAndIncrement()) {
              GatheredPart part = parts[i];
              if (part != null) {
                checkWaiting(asking);
                part.tell(follower);
                parts[i] = null;
              }
            }
            done = true;
          } finally {
            if (!done) {
              next.set(parts.length); // one that failed leaves nothing to do for the others
            }
          }
          return sink;
        })
        .toList();
  }

  private static void checkWaiting(Thread asking) {
    if (asking.isInterrupted()) {
      throw new CancellationException("the question was cancelled");
    }
  }
}
