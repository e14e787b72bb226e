package io.tandem.experiments.history;

/**
 * Which part of the history counts; times in UTC milliseconds.
 *
 * @param environment its id
 * @param from exposures count from here on
 * @param until exposures count up to here, exclusive
 * @param now windows that end after it have not ended yet
 */
public record HistoryTimes(int environment, long from, long until, long now) {}
