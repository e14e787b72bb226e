package io.tandem.metrics;

import java.time.LocalDate;

/**
 * The days on which a subject can have a value at all: a campaign has eligible people only from its
 * first day to its last, and a rate of 0 % on any other day would say that nobody took part in it.
 *
 * @param from first local day
 * @param to last local day, inclusive
 */
record Lifetime(LocalDate from, LocalDate to) {

  /** True when a value over these days, both inclusive, rests on at least one of its own. */
  boolean meets(LocalDate first, LocalDate last) {
    return !first.isAfter(to) && !last.isBefore(from);
  }
}
