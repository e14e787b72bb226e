package io.tandem.warehouse.index;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides when to compact, and does it on a thread of its own. */
final class Compactor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

  /** Repeated events of merged people that are worth a compaction, however few others there are. */
  private static final long MANY_MOVED = 200_000;

  private static final long BETWEEN_ERASURES = TimeUnit.MINUTES.toNanos(10);

  private static final long AFTER_FAILURE = TimeUnit.MINUTES.toNanos(1);

  private final Upkeep upkeep;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("behaviour-index-compaction").factory());
  private @Nullable Future<?> running;
  private long wholeAt = System.nanoTime() - BETWEEN_ERASURES;
  private volatile long notBefore = System.nanoTime();
  private volatile boolean zoneAsked;

  Compactor(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  /** Compares the zones of projects with those their days were counted in at the next look. */
  void countDaysAnew() {
    zoneAsked = true;
  }

  /** On the index's thread: begins a compaction when it is worth it. */
  void look() throws IOException, DamagedIndexException {
    boolean busy = running != null && !running.isDone();
    if (busy || System.nanoTime() < notBefore) {
      return;
    }
    upkeep.lock().lock();
    try {
      IndexState state = upkeep.state();
      Compaction planned = plan(state);
      if (planned != null) {
        running = executor.submit(() -> compact(planned, state));
      }
    } finally {
      upkeep.lock().unlock();
    }
  }

  private @Nullable Compaction plan(IndexState state) throws IOException, DamagedIndexException {
    boolean zone = zoneAsked && state.zoneChanged();
    zoneAsked = false;
    boolean erased = state.hasErased() && System.nanoTime() - wholeAt >= BETWEEN_ERASURES;
    boolean moved = state.moved() > Math.max(MANY_MOVED, state.files().events() / 10);
    if (zone || erased || moved) {
      wholeAt = System.nanoTime();
      return Compaction.whole(state);
    }
    return Compaction.partial(state);
  }

  private void compact(Compaction planned, IndexState state) {
    try {
      Segment made = planned.write();
      upkeep.lock().lock();
      try {
        planned.finish(state, made);
      } finally {
        upkeep.lock().unlock();
      }
    } catch (IOException | DamagedIndexException | RuntimeException failed) {
      LOG.error("A compaction of the behaviour index failed; it is tried again", failed);
      notBefore = System.nanoTime() + AFTER_FAILURE;
      takeBack(planned);
    } finally {
      planned.release();
    }
  }

  /** The manifest decides what the index is: after a failure half-way it is opened anew. */
  private void takeBack(Compaction failed) {
    if (failed.swapped()) {
      failed.giveUp();
      upkeep.reopen();
    } else {
      failed.discard();
    }
  }

  /** Waits until nothing is being compacted, so that files and state are nobody else's. */
  void await() throws InterruptedException {
    while (running != null && !running.isDone()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(60, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
