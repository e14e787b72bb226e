package io.tandem.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A kept series.
 *
 * @param key with its window said
 * @param first the first bucket kept
 * @param next the first bucket not kept yet
 * @param formula digest of what the kept buckets count
 */
record Series(
    long id, SignalKey key, LocalDate first, LocalDate next, Maturity maturity, String formula) {

  int window() {
    Integer window = key.window();
    return window == null ? 1 : window;
  }

  /** The instant after which a bucket is closed. */
  Instant closes(LocalDate bucket, ZoneId zone) {
    return maturity.closes(key.interval(), bucket, zone);
  }

  /** The same, to be computed anew from a day on. */
  Series again(LocalDate from) {
    LocalDate bucket = key.interval().startOf(from);
    LocalDate back = bucket.isBefore(first) ? first : bucket;
    return back.isBefore(next) ? at(back) : this;
  }

  Series at(LocalDate next) {
    return new Series(id, key, first, next, maturity, formula);
  }

  Series counting(Maturity maturity, String formula) {
    return new Series(id, key, first, next, maturity, formula);
  }
}
