package io.tandem.warehouse.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the write-ahead log into the file beside the writer: an automatic checkpoint would run
 * inside a commit, and everyone would wait for it. Runs when the log is long, or when nothing was
 * written for a while, so that the next start has little to replay.
 */
final class Checkpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long LONG_LOG = 128L << 20;
  private static final long WORTHWHILE = 4L << 20;
  private static final int IDLE_ROUNDS = 20;
  private static final long ROUND_MILLIS = 250;

  private final DuckDBConnection connection;
  private final Path log;
  private final Thread thread = new Thread(this::run, "warehouse-checkpoints");
  private volatile boolean closed;

  Checkpoints(DuckDBConnection connection, Path directory) {
    this.connection = connection;
    this.log = directory.resolve(Database.FILE + ".wal");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long before = 0;
    int idle = 0;
    while (!closed) {
      try {
        Thread.sleep(ROUND_MILLIS);
        long size = Files.exists(log) ? Files.size(log) : 0;
        idle = size == before ? idle + 1 : 0;
        before = size;
        if (size > LONG_LOG || (idle == IDLE_ROUNDS && size > WORTHWHILE)) {
          Database.execute(connection, "CHECKPOINT");
        }
      } catch (InterruptedException closing) {
        return;
      } catch (IOException | SQLException failed) {
        // a broken store shows itself to the writer, which opens it anew
        LOG.warn("A checkpoint failed: {}", failed.getMessage());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
