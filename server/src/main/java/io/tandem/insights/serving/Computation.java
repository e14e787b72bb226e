package io.tandem.insights.serving;

import io.tandem.shared.Turns;
import io.tandem.warehouse.Asking;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One computation and how many wait for it. When the last one leaves it is given up: it does not
 * begin any more, or its thread is interrupted.
 */
final class Computation {

  private final Asking asking;
  private final Supplier<Object> work;
  private final CompletableFuture<Object> outcome = new CompletableFuture<>();
  private int waiting = 1;
  private boolean givenUp;
  private volatile boolean begun;
  private @Nullable Thread thread;
  private Turns.@Nullable Turn turn;

  /** One waits for it, its asker. */
  Computation(String asker, Supplier<Object> work) {
    this.asking = new Asking(asker);
    this.work = work;
  }

  /** Begins once it is its asker's turn. */
  void start(Turns turns, String asker, Executor threads) {
    Turns.Turn asked = turns.ask(asker, () -> threads.execute(this::run));
    boolean late;
    synchronized (this) {
      turn = asked;
      late = givenUp || outcome.isDone();
    }
    if (late) {
      asked.close();
    }
  }

  private void run() {
    synchronized (this) {
      if (givenUp) {
        return;
      }
      thread = Thread.currentThread();
      begun = true;
    }
    try {
      outcome.complete(asking.in(work));
    } catch (RuntimeException | Error failed) {
      outcome.completeExceptionally(failed);
    } finally {
      end();
    }
  }

  private void end() {
    Turns.Turn held;
    synchronized (this) {
      thread = null;
      held = turn;
    }
    if (held != null) {
      held.close();
    }
  }

  /** One more waits; false when it is too late for that. */
  synchronized boolean join() {
    if (givenUp || outcome.isDone()) {
      return false;
    }
    waiting++;
    return true;
  }

  /** One no longer waits. Says whether it was given up for that. */
  boolean leave() {
    Turns.Turn queued;
    synchronized (this) {
      waiting--;
      if (waiting > 0 || outcome.isDone()) {
        return false;
      }
      givenUp = true;
      if (thread != null) {
        thread.interrupt();
        return true;
      }
      queued = turn;
    }
    outcome.cancel(false);
    if (queued != null) {
      queued.close();
    }
    return true;
  }

  CompletableFuture<Object> outcome() {
    return outcome;
  }

  /** How many wait for it. */
  synchronized int waiting() {
    return waiting;
  }

  /** True while it waits for its turn, here or at the event store. */
  boolean queued() {
    return !begun || asking.waiting();
  }

  /** See {@link Asking#progress}. */
  double progress() {
    return queued() ? -1 : asking.progress();
  }
}
