package io.tandem.warehouse.duckdb;

import static org.jooq.impl.DSL.name;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.WarehouseError;
import io.tandem.warehouse.Workings;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Keeps rows in temporary tables of a reader's connection. Each question is a transaction of its
 * own: one around all of them would hold what was dropped until its end.
 */
final class KeptWorkings implements Workings, AutoCloseable {

  private final DuckDBConnection connection;
  private final RunningQuery running;
  private final WarehouseSettings.Readers bounds;
  private final long began = System.nanoTime();
  private final DSLContext dsl;
  private final Set<String> kept = new HashSet<>();

  KeptWorkings(
      DuckDBConnection connection, RunningQuery running, WarehouseSettings.Readers bounds) {
    this.connection = connection;
    this.running = running;
    this.bounds = bounds;
    this.dsl = DSL.using(connection, SQLDialect.DUCKDB);
  }

  @Override
  public void keep(String name, Function<DSLContext, ? extends Select<?>> rows) {
    String sql = dsl.renderInlined(rows.apply(dsl));
    kept.add(name);
    execute("CREATE TEMPORARY TABLE " + dsl.render(name(name)) + " AS " + sql);
  }

  @Override
  public void drop(String name) {
    execute("DROP TABLE temp." + dsl.render(name(name)));
    kept.remove(name);
  }

  private void execute(String sql) {
    int seconds = secondsLeft();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(seconds);
      running.begins(statement::cancel);
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new DataAccessException(String.valueOf(failed.getMessage()), failed);
    }
  }

  @Override
  public <R extends Record> List<R> fetch(Function<DSLContext, ? extends ResultQuery<R>> query) {
    int seconds = secondsLeft();
    ResultQuery<R> select = query.apply(dsl);
    select.queryTimeout(seconds);
    running.begins(select);
    return select.fetch();
  }

  /** What is still kept, also after a failure, when some of it may not be there. */
  @Override
  public void close() throws SQLException {
    running.ends();
    for (String name : kept) {
      Database.execute(connection, "DROP TABLE IF EXISTS temp." + dsl.render(name(name)));
    }
  }

  /** How long the next question may take; each is bounded, and all together are. */
  private int secondsLeft() {
    if (running.cancelled()) {
      throw Database.busy();
    }
    long left = bounds.workTimeout().toNanos() - (System.nanoTime() - began);
    if (left <= 0) {
      throw new TandemException(WarehouseError.QUERY_TOO_LONG, bounds.workTimeout().toSeconds());
    }
    long seconds = Math.max(1, Duration.ofNanos(left).toSeconds());
    return (int) Math.min(bounds.queryTimeout().toSeconds(), seconds);
  }
}
