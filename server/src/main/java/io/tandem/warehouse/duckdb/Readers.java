package io.tandem.warehouse.duckdb;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Rows;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.WarehouseError;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The admission gate: as many queries at once as there are connections, a bounded number waiting
 * for a bounded time. Queries run on platform threads of the pool, since a native call would pin
 * the few carriers of the virtual threads that serve requests.
 */
final class Readers implements AutoCloseable {

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final WarehouseSettings.Readers settings;
  private final LongSupplier committed;
  private final ExecutorService threads;
  private final BlockingQueue<DuckDBConnection> idle;
  private final Semaphore admitted;
  private volatile boolean closed;

  Readers(Database database, WarehouseSettings.Readers settings, LongSupplier committed)
      throws SQLException {
    this.settings = settings;
    this.committed = committed;
    this.threads =
        Executors.newFixedThreadPool(
            settings.count(), Thread.ofPlatform().daemon().name("warehouse-reader-", 0).factory());
    this.idle = new ArrayBlockingQueue<>(settings.count());
    this.admitted = new Semaphore(settings.count() + settings.waiting());
    for (int i = 0; i < settings.count(); i++) {
      idle.add(database.connect());
    }
  }

  <R extends Record, T> Answer<T> fetch(
      Function<DSLContext, ? extends ResultQuery<R>> query, RecordMapper<? super R, T> mapper) {
    return admitted(connection ->
        inSnapshot(
            connection,
            end -> {
              ResultQuery<R> select = query.apply(DSL.using(connection, SQLDialect.DUCKDB));
              select.queryTimeout((int) settings.queryTimeout().toSeconds());
              return new Answer<>(select.fetch(mapper), end);
            }));
  }

  /** Rows of whole numbers; null reads as 0. */
  StreamPosition scan(
      Function<DSLContext, ? extends ResultQuery<?>> query, Warehouse.LongRows rows) {
    return admitted(connection ->
        inSnapshot(
            connection,
            end -> {
              String sql =
                  query.apply(DSL.using(connection, SQLDialect.DUCKDB)).getSQL(ParamType.INLINED);
              read(connection, sql, rows);
              return end;
            }));
  }

  /** Rows of whole numbers and texts, a run at a time. */
  StreamPosition scanRows(
      Function<DSLContext, ? extends ResultQuery<?>> query, Consumer<Rows> reader) {
    return admitted(connection ->
        inSnapshot(
            connection,
            end -> {
              ResultQuery<?> select = query.apply(DSL.using(connection, SQLDialect.DUCKDB));
              ChunkRows.read(connection, select, settings.queryTimeout(), reader);
              return end;
            }));
  }

  private void read(DuckDBConnection connection, String sql, Warehouse.LongRows rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) settings.queryTimeout().toSeconds());
      try (ResultSet result = statement.executeQuery(sql)) {
        long[] values = new long[result.getMetaData().getColumnCount()];
        while (result.next()) {
          for (int i = 0; i < values.length; i++) {
            values[i] = result.getLong(i + 1);
          }
          rows.row(values);
        }
      }
    }
  }

  /** What is done with a connection. */
  @FunctionalInterface
  private interface Work<W, A> {
    A with(W what) throws SQLException;
  }

  private <A> A admitted(Work<DuckDBConnection, A> work) {
    if (!admitted.tryAcquire()) {
      throw Database.busy();
    }
    try {
      DuckDBConnection connection = take();
      try {
        return inPool(() -> work.with(connection));
      } finally {
        idle.add(connection);
      }
    } finally {
      admitted.release();
    }
  }

  private DuckDBConnection take() {
    try {
      DuckDBConnection connection = idle.poll(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
      if (connection == null) {
        throw Database.busy();
      }
      if (closed) {
        idle.add(connection);
        throw Database.busy();
      }
      return connection;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Database.busy();
    }
  }

  private <A> A inPool(Callable<A> work) {
    try {
      return await(threads.submit(work));
    } catch (RejectedExecutionException closing) {
      throw Database.busy();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case DataAccessException refused -> throw explain(refused, refused);
        case SQLException refused -> throw explain(refused, new DataAccessException("", refused));
        case RuntimeException own -> throw own;
        case Error own -> throw own;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  /** The connection is given back only when its query has ended, so an interrupt waits for it. */
  private static <A> A await(Future<A> answer) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException stopped) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One transaction, so that the position and the rows are of one snapshot. */
  private <A> A inSnapshot(DuckDBConnection connection, Work<StreamPosition, A> work)
      throws SQLException {
    long atLeast = committed.getAsLong();
    Database.execute(connection, "BEGIN TRANSACTION");
    try {
      return work.with(Positions.of(end(connection, atLeast)));
    } finally {
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

  private RuntimeException explain(Exception failed, DataAccessException otherwise) {
    String message = String.valueOf(failed.getMessage());
    if (closed || message.contains("invalidated")) {
      return Database.busy();
    }
    if (message.contains("INTERRUPT")) {
      return new TandemException(
          WarehouseError.QUERY_TOO_LONG, settings.queryTimeout().toSeconds());
    }
    if (message.contains("Out of Memory")) {
      return new TandemException(WarehouseError.QUERY_TOO_LARGE);
    }
    if (message.contains("Invalid Input Error")) {
      return new TandemException(CommonError.INVALID_REQUEST, "the store cannot evaluate it");
    }
    return otherwise;
  }

  /** Lets running queries end for a while, then leaves them to the closing of connections. */
  @Override
  public void close() {
    closed = true;
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
