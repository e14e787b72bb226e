package io.tandem.warehouse.duckdb;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.WarehouseError;
import java.time.Duration;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What DuckDB's refusals of queries mean; it tells them apart by their words alone. */
final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  static RuntimeException explain(Exception refused, Duration queryTimeout) {
    String message = String.valueOf(refused.getMessage());
    if (message.contains("invalidated")) {
      return Database.busy();
    }
    if (message.contains("INTERRUPT")) {
      return new TandemException(WarehouseError.QUERY_TOO_LONG, queryTimeout.toSeconds());
    }
    if (message.contains("failed to offload") || message.contains("No space left")) {
      return new TandemException(WarehouseError.QUERY_NEEDS_DISK);
    }
    if (message.contains("Out of Memory")) {
      LOG.warn("A query was refused: {}", message.lines().findFirst().orElse(""));
      return new TandemException(WarehouseError.QUERY_TOO_LARGE);
    }
    if (message.contains("Invalid Input Error")) {
      return new TandemException(CommonError.INVALID_REQUEST, "the store cannot evaluate it");
    }
    return refused instanceof DataAccessException known
        ? known
        : new DataAccessException("", refused);
  }
}
