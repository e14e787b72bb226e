package io.tandem.warehouse.duckdb;

/** The open store cannot be used on; it must be opened anew. What it did last is unknown. */
final class StoreBrokenException extends Exception {

  private static final long serialVersionUID = 1L;

  StoreBrokenException(Throwable cause) {
    super("the event store must be opened anew: " + cause.getMessage(), cause);
  }
}
