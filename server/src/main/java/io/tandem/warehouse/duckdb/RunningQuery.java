package io.tandem.warehouse.duckdb;

import java.sql.SQLException;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs on a reader's connection: it can be ended, and asked how far it is. */
final class RunningQuery {

  private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

  /** Ends a statement; does nothing while it does not execute. */
  @FunctionalInterface
  interface Ending {
    void end() throws SQLException;
  }

  private final DuckDBPreparedStatement watch;
  private @Nullable Ending ending;
  private volatile boolean cancelled;

  /**
   * A query that has not begun.
   *
   * @param watch any statement of the connection
   */
  RunningQuery(DuckDBPreparedStatement watch) {
    this.watch = watch;
  }

  /** From now on, this ends it. */
  synchronized void begins(Ending how) {
    ending = how;
  }

  /** From now on, what runs is this one. */
  void begins(ResultQuery<?> select) {
    begins(() -> {
      try {
        select.cancel();
      } catch (DataAccessException closed) {
        throw new SQLException(closed);
      }
    });
  }

  /** From now on nothing ends it, so that what tidies up is not what is ended. */
  synchronized void ends() {
    ending = null;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Ends it if it executes now; to be said again until it has ended. */
  synchronized void cancel() {
    cancelled = true;
    if (ending != null) {
      try {
        ending.end();
      } catch (SQLException closed) {
        LOG.debug("The statement had ended", closed);
      }
    }
  }

  /** Share of the running statement that is done, 0 to 1; negative while unknown. */
  double progress() {
    try {
      QueryProgress progress = watch.getQueryProgress();
      return progress == null ? -1 : progress.getPercentage() / 100;
    } catch (SQLException closed) {
      return -1;
    }
  }
}
