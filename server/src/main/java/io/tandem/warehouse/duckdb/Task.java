package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.Appended;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.PersonCopy;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** What waits for the writing thread. */
sealed interface Task {

  /** Answers the waiting caller. */
  CompletableFuture<?> done();

  /** How much of the queue it takes. */
  int weight();

  /** A batch; shares its commit with others. */
  record Append(Batch batch, CompletableFuture<Appended> done) implements Task {

    /** One for each row and each KiB of properties. */
    @Override
    public int weight() {
      long weight = batch.merges().size();
      for (Event event : batch.events()) {
        weight += 1 + event.properties().length() / 1024;
      }
      for (PersonCopy copy : batch.persons()) {
        weight += 1 + copy.properties().length() / 1024;
      }
      return (int) Math.min(weight, Integer.MAX_VALUE);
    }
  }

  /** Something else that writes, in a transaction of its own. */
  record Alone(Change change, CompletableFuture<Long> done) implements Task {

    @Override
    public int weight() {
      return 1;
    }
  }

  /** A change of the store by its only writing connection. */
  @FunctionalInterface
  interface Change {
    long apply(WriteSession session) throws SQLException, StoreBrokenException;
  }
}
