package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was committed last: the end of the stream, the newest events (so that consumers that keep up
 * never query), and who wants to know.
 */
final class CommitLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
  private static final int KEPT_EVENTS = 20_000;
  private static final long KEPT_CHARACTERS = 16_000_000;

  private record Part(long before, List<Event> events, long characters) {}

  private final Deque<Part> parts = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final MergeLog merges = new MergeLog();
  private final RevisionLog revisions = new RevisionLog();
  private final Semaphore news = new Semaphore(0);
  private final Thread notifier = new Thread(this::tell, "warehouse-commits");
  private long events;
  private long characters;
  private volatile long end;

  CommitLog() {
    notifier.setDaemon(true);
    notifier.start();
  }

  long end() {
    return end;
  }

  MergeLog merges() {
    return merges;
  }

  RevisionLog revisions() {
    return revisions;
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** After opening: nothing is known but the end. */
  synchronized void reset(long newEnd) {
    parts.clear();
    merges.forget();
    events = 0;
    characters = 0;
    end = newEnd;
    revisions.everything();
    news.release();
  }

  synchronized void committed(List<Event> added, long newEnd) {
    news.release();
    if (added.isEmpty()) {
      return;
    }
    long size = added.stream().mapToLong(event -> event.properties().length()).sum();
    parts.add(new Part(end, List.copyOf(added), size));
    events += added.size();
    characters += size;
    while (events > KEPT_EVENTS || characters > KEPT_CHARACTERS) {
      Part oldest = parts.remove();
      events -= oldest.events().size();
      characters -= oldest.characters();
    }
    end = newEnd;
  }

  /** Events after a position if all of them are still here, else null. */
  synchronized @Nullable List<Event> after(long seq, int limit) {
    if (parts.isEmpty() || parts.getFirst().before() > seq) {
      return null;
    }
    List<Event> found = new ArrayList<>();
    for (Part part : parts) {
      long skip = Math.max(0, seq - part.before());
      for (int i = (int) Math.min(skip, part.events().size());
          i < part.events().size() && found.size() < limit;
          i++) {
        found.add(part.events().get(i));
      }
    }
    return found;
  }

  private void tell() {
    try {
      while (true) {
        news.acquire();
        news.drainPermits();
        for (Runnable listener : listeners) {
          tell(listener);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException failed) {
      LOG.error("A listener to commits failed", failed);
    }
  }

  @Override
  public void close() {
    notifier.interrupt();
  }
}
