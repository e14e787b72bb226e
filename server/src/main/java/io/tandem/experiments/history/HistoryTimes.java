package io.tandem.experiments.history;

import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.shared.LocalDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which part of the history counts; times in UTC milliseconds.
 *
 * @param environment its id
 * @param since whoever was exposed from here on, but before {@code from}, does not count
 * @param from exposures count from here on
 * @param until exposures count up to here, exclusive. Windows without an end end here as well: what
 *     people do once variants are dealt no more is no effect of them
 * @param now windows that end after it have not ended yet
 * @param zone the project's, of local days
 */
public record HistoryTimes(
    int environment, long since, long from, long until, long now, ZoneId zone) {

  /** Milliseconds. */
  static final long DAY = 86_400_000L;

  /** All local days that matter, those of covariates too. */
  LocalDates days(long before) {
    return new LocalDates(date(Math.min(since, from - before)), date(now).plusDays(1), zone);
  }

  /** Events of a source count up to here, exclusive. */
  long last(ExperimentSource source) {
    return source.ends() == null ? Math.min(until, now) : now;
  }

  private LocalDate date(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
  }

  /** When a local day ends. */
  long endOf(long epochDay) {
    return LocalDate.ofEpochDay(epochDay + 1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The local day of now, in days since 1970-01-01. */
  int today() {
    return Math.toIntExact(date(now).toEpochDay());
  }
}
