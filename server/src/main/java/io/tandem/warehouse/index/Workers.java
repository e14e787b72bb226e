package io.tandem.warehouse.index;

import io.tandem.warehouse.Asking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A few threads that share the shards of a question. Whoever asks may be interrupted; the question
 * then ends with a {@link CancellationException}, after all have let go of the shards.
 */
final class Workers implements AutoCloseable {

  private final int count;
  private final ExecutorService threads;

  Workers(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("behaviour-index-", 0).factory());
  }

  /** Takes the shards of one worker, one after the other. */
  @FunctionalInterface
  interface Work<W> {

    /**
     * One of them.
     *
     * @param stopped true as soon as nobody wants the answer any more
     */
    void shard(W worker, ShardView shard, BooleanSupplier stopped);
  }

  /** Hands out places of a list to whoever comes, until it is at its end or closed. */
  private static final class Queue {
    private final AtomicInteger next = new AtomicInteger();
    private final int size;
    private volatile boolean closed;

    Queue(int size) {
      this.size = size;
    }

    /** How much was handed out. */
    double share() {
      return Math.min(1, (double) next.get() / size);
    }

    /** True once nobody wants the answer: told to all, or to the thread itself. */
    boolean stopped() {
      return closed || Thread.currentThread().isInterrupted();
    }

    /** The next place, or a negative number. */
    int take() {
      int place = next.getAndIncrement();
      return closed || place >= size ? -1 : place;
    }
  }

  /** Applies a function to every shard; answers in their order. */
  <T> List<T> map(List<ShardView> shards, Function<ShardView, T> function) {
    Object[] results = new Object[shards.size()];
    Queue queue = new Queue(shards.size());
    run(
        queue,
        () -> {
          for (int i = queue.take(); i >= 0; i = queue.take()) {
            results[i] = function.apply(shards.get(i));
          }
          return true;
        });
    @SuppressWarnings("unchecked")
    List<T> typed = (List<T>) Arrays.asList(results);
    return typed;
  }

  /** Shares the shards among workers; returns the workers. */
  <W> List<W> share(List<ShardView> shards, Supplier<W> workers, Work<? super W> work) {
    Queue queue = new Queue(shards.size());
    return run(
        queue,
        () -> {
          W worker = workers.get();
          for (int i = queue.take(); i >= 0; i = queue.take()) {
            work.shard(worker, shards.get(i), queue::stopped);
          }
          return worker;
        });
  }

  private <T> List<T> run(Queue queue, Supplier<T> task) {
    if (queue.size <= 1) {
      return List.of(task.get());
    }
    Asking asking = Asking.current();
    if (asking != null) {
      asking.begins(queue::share);
    }
    List<Future<T>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(count, queue.size); i++) {
      running.add(threads.submit(task::get));
    }
    List<T> results = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<T> part : running) {
      try {
        results.add(await(part, queue));
      } catch (RuntimeException failed) {
        queue.closed = true;
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (queue.closed) {
      throw new CancellationException("the question was cancelled");
    }
    return results;
  }

  /** An interrupt closes the queue, and what runs still ends. */
  private static <T> T await(Future<T> part, Queue queue) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return part.get();
        } catch (InterruptedException stopped) {
          interrupted = true;
          queue.closed = true;
        } catch (ExecutionException failed) {
          throw failed.getCause() instanceof RuntimeException own
              ? own
              : new IllegalStateException(failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
