package io.tandem.boards;

import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a tile.
 *
 * @param start first local day
 * @param numerator people, events or a sum
 * @param denominator likewise; null where the metric is no ratio
 * @param value a fraction for percentages; null without data
 * @param sample people or events it rests on
 * @param version 0 while open, 1 when it closed, one more with each revision that was kept
 * @param revision of the definition 口径 it was computed by
 */
record BoardBucket(
    LocalDate start,
    double numerator,
    @Nullable Double denominator,
    @Nullable Double value,
    long sample,
    SignalStatus status,
    int version,
    long revision) {

  static BoardBucket of(Signal signal) {
    return new BoardBucket(
        signal.bucket(),
        signal.numerator(),
        signal.denominator(),
        signal.value(),
        signal.sample(),
        signal.status(),
        signal.version(),
        signal.revision());
  }

  boolean open() {
    return status == SignalStatus.OPEN;
  }
}
