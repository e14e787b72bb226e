package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Asking;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.Workings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The admission gate: as many queries at once as there are {@link Places}, served in turn to
 * whoever asks, a bounded number of each waiting for a bounded time. One asker never has all
 * connections, so that another waits for nobody's long query. Queries run on platform threads of
 * the pool, since a native call would pin the few carriers of the virtual threads that serve
 * requests.
 */
final class Readers implements AutoCloseable {

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final long CANCEL_AGAIN_MILLIS = 20;

  private final WarehouseSettings.Readers settings;
  private final LongSupplier committed;
  private final ExecutorService threads;
  private final Queue<Reader> idle = new ConcurrentLinkedQueue<>();
  private final Places places;
  private volatile boolean closed;

  Readers(Database database, WarehouseSettings.Readers settings, LongSupplier committed)
      throws SQLException {
    this.settings = settings;
    this.committed = committed;
    int count = settings.count();
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("warehouse-reader-", 0).factory());
    this.places = new Places(count, Runtime.getRuntime().availableProcessors());
    for (int i = 0; i < count; i++) {
      DuckDBConnection connection = database.connect();
      // so that its queries can be asked how far they are
      Database.execute(connection, "SET enable_progress_bar = true");
      Database.execute(connection, "SET enable_progress_bar_print = false");
      idle.add(new Reader(connection, connection.prepare("SELECT 1")));
    }
  }

  /**
   * A connection.
   *
   * @param watch a statement of it that is never run, to ask how far others are
   */
  private record Reader(DuckDBConnection connection, DuckDBPreparedStatement watch) {}

  <R extends Record, T> Answer<T> fetch(
      Function<DSLContext, ? extends ResultQuery<R>> query, RecordMapper<? super R, T> mapper) {
    return admitted((connection, running) -> {
      ResultQuery<R> select = query.apply(DSL.using(connection, SQLDialect.DUCKDB));
      select.queryTimeout((int) settings.queryTimeout().toSeconds());
      running.begins(select);
      return select.fetch(mapper);
    });
  }

  /** Rows of whole numbers; null reads as 0. */
  StreamPosition scan(
      Function<DSLContext, ? extends ResultQuery<?>> query, Warehouse.LongRows rows) {
    return this.<Boolean>admitted(
            (connection, running) -> {
              String sql =
                  query.apply(DSL.using(connection, SQLDialect.DUCKDB)).getSQL(ParamType.INLINED);
              Scanning.read(connection, running, sql, rows, settings.queryTimeout());
              return List.of();
            })
        .asOf();
  }

  /** Rows of whole numbers and texts, a run at a time. */
  StreamPosition scanRows(List<Warehouse.RowScan> scans) {
    return this.<Boolean>admitted(
            (connection, running) -> {
              for (Warehouse.RowScan scan : scans) {
                Scanning.read(connection, running, scan, settings.queryTimeout());
              }
              return List.of();
            })
        .asOf();
  }

  /** Several questions, each to the store as it is then. */
  <T> T work(Function<Workings, T> work) {
    return granted((connection, running) -> {
      try (KeptWorkings kept = new KeptWorkings(connection, running, settings)) {
        return work.apply(kept);
      }
    });
  }

  /** What is done with a connection. */
  @FunctionalInterface
  private interface Work<A> {
    A with(DuckDBConnection connection, RunningQuery running) throws SQLException;
  }

  private <T> Answer<T> admitted(Work<List<T>> work) {
    return granted((connection, running) -> inSnapshot(connection, running, work));
  }

  private <A> A granted(Work<A> work) {
    String who = Asking.turn();
    if (places.waiting(who) >= settings.waiting()) {
      throw Database.busy();
    }
    CountDownLatch granted = new CountDownLatch(1);
    try (Places.Place place = places.ask(who, granted::countDown)) {
      await(granted, who.isEmpty() ? settings.maxWait() : settings.queryTimeout());
      Future<?> slow = place.begins();
      Reader reader = idle.remove();
      try {
        RunningQuery running = new RunningQuery(reader.watch());
        Asking asking = Asking.current();
        if (asking != null) {
          asking.begins(running::progress);
        }
        return inPool(running, () -> work.with(reader.connection(), running));
      } finally {
        slow.cancel(false);
        idle.add(reader);
      }
    }
  }

  private void await(CountDownLatch granted, Duration most) {
    Asking asking = Asking.current();
    if (asking != null && granted.getCount() > 0) {
      asking.waits();
    }
    try {
      if (!granted.await(most.toMillis(), TimeUnit.MILLISECONDS) || closed) {
        throw Database.busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Database.busy();
    }
  }

  private <A> A inPool(RunningQuery running, Callable<A> work) {
    try {
      return await(threads.submit(work), running);
    } catch (RejectedExecutionException closing) {
      throw Database.busy();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case DataAccessException refused -> throw explain(running, refused);
        case SQLException refused -> throw explain(running, refused);
        case RuntimeException own -> throw own;
        case Error own -> throw own;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  private RuntimeException explain(RunningQuery running, Exception refused) {
    return closed || running.cancelled()
        ? Database.busy()
        : Refusals.explain(refused, settings.queryTimeout());
  }

  /**
   * The connection is given back only when its query has ended: an interrupt ends it, and waits.
   */
  private static <A> A await(Future<A> answer, RunningQuery running) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return interrupted
              ? answer.get(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
              : answer.get();
        } catch (InterruptedException stopped) {
          interrupted = true;
          running.cancel();
        } catch (TimeoutException stillRunning) {
          running.cancel();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One transaction, so that the position and the rows are of one snapshot. */
  private <T> Answer<T> inSnapshot(
      DuckDBConnection connection, RunningQuery running, Work<List<T>> work) throws SQLException {
    long atLeast = committed.getAsLong();
    Database.execute(connection, "BEGIN TRANSACTION");
    try {
      StreamPosition end = Positions.of(end(connection, atLeast));
      if (running.cancelled()) {
        throw Database.busy();
      }
      List<T> rows = work.with(connection, running);
      if (running.cancelled()) {
        throw Database.busy();
      }
      return new Answer<>(rows, end);
    } finally {
      running.ends();
      Database.execute(connection, "ROLLBACK");
    }
  }

  /** Looks at the newest row groups only, which the lower bound selects. */
  private static long end(DuckDBConnection connection, long atLeast) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT max(seq) FROM event WHERE seq >= ?")) {
      select.setLong(1, atLeast);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Math.max(row.getLong(1), atLeast);
      }
    }
  }

  /** Lets running queries end for a while, then leaves them to the closing of connections. */
  @Override
  public void close() {
    closed = true;
    places.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
