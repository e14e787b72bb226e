package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.StreamPosition;

/** Positions are the {@code seq} of the last event read, as text. */
final class Positions {

  private Positions() {}

  static StreamPosition of(long seq) {
    return seq == 0 ? StreamPosition.START : new StreamPosition(Long.toString(seq));
  }

  static long seq(StreamPosition position) {
    return position.token().isEmpty() ? 0 : Long.parseLong(position.token());
  }
}
