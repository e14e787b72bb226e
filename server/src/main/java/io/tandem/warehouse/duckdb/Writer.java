package io.tandem.warehouse.duckdb;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.IndexSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Batches that wait share a commit; who is answered is durable. When
 * the store breaks (a full disk, a commit whose outcome is unknown) it is opened anew here, and
 * everyone is answered busy meanwhile.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int GROUP_WEIGHT = 20_000;
  private static final long MAX_WAIT_SECONDS = 2;
  private static final long RETRY_MILLIS = 500;

  private final Callable<OpenStore> opening;
  private final CommitLog log;
  private final WriteMetrics metrics;
  private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final int capacity;
  private final Semaphore room;
  private final Thread thread = new Thread(this::run, "warehouse-writer");
  private volatile @Nullable OpenStore store;
  private volatile boolean stopping;

  Writer(Callable<OpenStore> opening, CommitLog log, WriteMetrics metrics, int capacity)
      throws Exception {
    this.opening = opening;
    this.log = log;
    this.metrics = metrics;
    this.capacity = capacity;
    this.room = new Semaphore(capacity);
    open();
    thread.start();
  }

  /**
   * The open store.
   *
   * @throws TandemException {@code busy} while it is being opened anew
   */
  OpenStore store() {
    OpenStore open = store;
    if (open == null) {
      throw Database.busy();
    }
    return open;
  }

  int queued() {
    return capacity - room.availablePermits();
  }

  /** Hands a task to the writing thread and waits for its outcome. */
  <T> T submit(Task task, CompletableFuture<T> done) {
    int weight = Math.min(task.weight(), capacity);
    try {
      if (stopping
          || store == null
          || !room.tryAcquire(weight, MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Database.busy();
      }
      queue.add(task);
      if (!thread.isAlive()) {
        done.completeExceptionally(Database.busy());
      }
      return done.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Database.busy();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TandemException known) {
        throw known;
      }
      throw new IllegalStateException("the event store refused a write", failed.getCause());
    }
  }

  private void open() throws Exception {
    OpenStore opened = opening.call();
    log.reset(opened.session().end());
    store = opened;
  }

  private void run() {
    while (!stopping || !queue.isEmpty()) {
      try {
        if (store == null) {
          reopen(new StoreBrokenException(new IllegalStateException("it is not open")));
        }
        Task task = queue.poll(100, TimeUnit.MILLISECONDS);
        if (task != null) {
          work(task);
        }
      } catch (InterruptedException | RuntimeException | Error unexpected) {
        // without this thread nothing would ever be stored again
        LOG.error("The writer met something unexpected and goes on", unexpected);
      }
    }
  }

  private void work(Task first) throws InterruptedException {
    List<Task> taken = new ArrayList<>();
    try {
      switch (first) {
        case Task.Append append -> {
          List<Task.Append> group = group(append);
          taken.addAll(group);
          write(group);
        }
        case Task.Alone alone -> {
          taken.add(alone);
          alone.done().complete(alone.change().apply(store().session()));
        }
      }
    } catch (StoreBrokenException broken) {
      fail(taken, Database.busy());
      reopen(broken);
    } catch (SQLException | RuntimeException refused) {
      fail(taken, refused);
    } catch (Error unexpected) {
      // memory ran out, say: how far its transaction came is not known
      fail(taken, Database.busy());
      reopen(new StoreBrokenException(unexpected));
    } finally {
      taken.forEach(task -> room.release(Math.min(task.weight(), capacity)));
    }
  }

  private List<Task.Append> group(Task.Append first) {
    List<Task.Append> group = new ArrayList<>();
    group.add(first);
    long weight = first.weight();
    while (weight < GROUP_WEIGHT && queue.peek() instanceof Task.Append next) {
      queue.remove();
      group.add(next);
      weight += next.weight();
    }
    return group;
  }

  /** When a group fails its batches are tried one by one, so that only the one at fault fails. */
  private void write(List<Task.Append> group) throws StoreBrokenException {
    try {
      commit(group);
    } catch (SQLException | RuntimeException refused) {
      if (group.size() == 1) {
        LOG.error("A batch was refused by the event store", refused);
        group.getFirst().done().completeExceptionally(refused);
        return;
      }
      for (Task.Append append : group) {
        write(List.of(append));
      }
    }
  }

  private void commit(List<Task.Append> appends) throws SQLException, StoreBrokenException {
    WriteSession session = store().session();
    WriteGroup group = new WriteGroup(appends, session.fingerprints());
    List<IndexSource.Move> moves = List.of();
    if (!group.changesNothing()) {
      long started = System.nanoTime();
      moves = session.commit(group.events(), group.persons(), group.merges());
      metrics.committed(group.events().size(), System.nanoTime() - started);
    }
    List<Event> events = group.events();
    log.merges().committed(moves);
    log.committed(events, session.end());
    // last: who reads after this revision finds all of it, in the store and in what follows it
    log.revisions().committed(events, group.persons(), group.merges());
    group.acknowledge(Positions.of(session.end()));
    session.remember(events);
  }

  private void fail(List<Task> tasks, Exception reason) {
    tasks.forEach(task -> task.done().completeExceptionally(reason));
  }

  private void reopen(StoreBrokenException broken) throws InterruptedException {
    LOG.error("The event store is opened anew; capture and queries answer busy meanwhile", broken);
    OpenStore old = store;
    store = null;
    if (old != null) {
      old.abandon();
    }
    while (store == null && !stopping) {
      refuseWaiting();
      try {
        open();
        metrics.reopened();
        LOG.info("The event store is open again");
      } catch (Exception | Error again) {
        LOG.warn("The event store cannot be opened yet: {}", again.toString());
        Thread.sleep(RETRY_MILLIS);
      }
    }
    refuseWaiting();
  }

  private void refuseWaiting() {
    List<Task> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    fail(waiting, Database.busy());
    waiting.forEach(task -> room.release(Math.min(task.weight(), capacity)));
  }

  /** Writes what waits, then closes in good order. */
  @Override
  public void close() throws SQLException, IOException {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      // what is acknowledged is durable already; only the orderly end is given up
      Thread.currentThread().interrupt();
      return;
    }
    refuseWaiting();
    OpenStore open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }
}
