package io.tandem.events.stream;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import io.tandem.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** One reader of the stream. */
final class Subscription {

  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
  private static final int SLICE = 5000;
  private static final int BUSY = 503;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final Consumer<List<Event>> handler;
  private final Warehouse warehouse;
  private final CursorStore cursors;
  private final TransactionTemplate transaction;
  private final Semaphore commits = new Semaphore(0);
  private int size = SLICE;
  private @Nullable Thread thread;

  Subscription(
      String name,
      Consumer<List<Event>> handler,
      Warehouse warehouse,
      CursorStore cursors,
      TransactionTemplate transaction) {
    this.name = name;
    this.handler = handler;
    this.warehouse = warehouse;
    this.cursors = cursors;
    this.transaction = transaction;
  }

  void wake() {
    if (commits.availablePermits() == 0) {
      commits.release();
    }
  }

  void start() {
    thread = Thread.ofVirtual().name("stream-" + name).start(this::run);
  }

  void stop() {
    Thread reader = thread;
    if (reader != null) {
      reader.interrupt();
      try {
        reader.join(Duration.ofSeconds(10));
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    StreamPosition position = null;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        position = position == null ? cursors.read(name) : position;
        position = advance(position);
      } catch (InterruptedException stopping) {
        return;
      } catch (Exception failed) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.warn("Reader {} of the event stream failed and tries again", name, failed);
        position = null;
        if (!pause()) {
          return;
        }
      }
    }
  }

  private StreamPosition advance(StreamPosition position) throws InterruptedException {
    commits.drainPermits();
    StreamSlice slice = warehouse.after(position, size);
    if (slice.events().isEmpty()) {
      commits.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      return slice.end();
    }
    try {
      transaction.executeWithoutResult(_ -> {
        handler.accept(slice.events());
        cursors.write(name, slice.end());
      });
      size = Math.min(2 * size, SLICE);
    } catch (RuntimeException refused) {
      refused(slice, refused);
    }
    return slice.end();
  }

  /**
   * Looks for the event a reader cannot take in ever smaller slices, and goes on without it: one
   * event must not stop the stream. A store that is away refuses every event and is waited for.
   */
  private void refused(StreamSlice slice, RuntimeException refused) {
    int events = slice.events().size();
    if (events > 1 || passing(refused)) {
      size = Math.max(1, events / 2);
      throw refused;
    }
    Event event = slice.events().getFirst();
    LOG.error(
        "Reader {} cannot take event {} of project {} and goes on without it",
        name,
        event.uuid(),
        event.project().value(),
        refused);
    transaction.executeWithoutResult(_ -> cursors.write(name, slice.end()));
  }

  private static boolean passing(RuntimeException refused) {
    return refused instanceof TransientDataAccessException
        || refused instanceof DataAccessResourceFailureException
        || refused instanceof TransactionException
        || (refused instanceof TandemException known && known.code().status() == BUSY);
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopping) {
      return false;
    }
  }
}
