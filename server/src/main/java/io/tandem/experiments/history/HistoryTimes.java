package io.tandem.experiments.history;

/**
 * Which part of the history counts; times in UTC milliseconds.
 *
 * @param environment its id
 * @param since whoever was exposed from here on, but before {@code from}, does not count
 * @param from exposures count from here on
 * @param until exposures count up to here, exclusive
 * @param now windows that end after it have not ended yet
 */
public record HistoryTimes(int environment, long since, long from, long until, long now) {}
