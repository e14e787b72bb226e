package io.tandem.warehouse.duckdb;

import io.tandem.shared.Turns;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Places of queries that run. Only as many as there are processors begin at once: one query uses
 * them all, so more would only take time from each other and from everything else. One that turns
 * out to be slow moves aside while there is room, so that it keeps no quick one waiting.
 */
final class Places implements AutoCloseable {

  private static final long SLOW_MILLIS = 1_000;

  private final Turns quick;
  private final Semaphore aside;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("warehouse-places").factory());

  /**
   * Free places.
   *
   * @param count how many there are in all
   * @param processors how many processors there are; two may always begin
   */
  Places(int count, int processors) {
    int few = Math.min(count, Math.max(2, processors));
    this.quick = new Turns(few, who -> who.isEmpty() ? few : Math.max(1, few - 1));
    this.aside = new Semaphore(count - few);
  }

  /** How many wait for somebody. */
  int waiting(String who) {
    return quick.waiting(who);
  }

  /** Asks for a place; as {@link Turns#ask}. */
  Place ask(String who, Runnable granted) {
    return new Place(quick.ask(who, granted));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One's place, or the wait for it. */
  final class Place implements AutoCloseable {
    private final Turns.Turn turn;
    private boolean moved;
    private boolean over;

    private Place(Turns.Turn turn) {
      this.turn = turn;
    }

    /** A query begins there. */
    Future<?> begins() {
      try {
        return clock.scheduleWithFixedDelay(
            this::moves, SLOW_MILLIS, SLOW_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closing) {
        throw Database.busy();
      }
    }

    /** Makes room for the next one, if it can stand elsewhere. */
    private synchronized void moves() {
      if (!over && !moved && aside.tryAcquire()) {
        moved = true;
        turn.close();
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      if (moved) {
        aside.release();
        moved = false;
      }
      turn.close();
    }
  }
}
