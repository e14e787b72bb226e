package io.tandem.policies.condition;

import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalStatus;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.Change;
import io.tandem.policies.Comparison;
import io.tandem.policies.PolicyPredicate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a predicate saw in a bucket.
 *
 * @param signal of the bucket, or null when there is none
 * @param before the signal of the bucket it is compared with: the same weekday a week before, else
 *     the bucket before; null when there is none
 * @param value of the bucket, or null without data
 * @param previous value of {@code before}, or null without data
 * @param measured what is held against the bound: the value or its change; null when it lacks
 *     something
 */
public record Reading(
    PolicyPredicate predicate,
    @Nullable Signal signal,
    @Nullable Signal before,
    @Nullable Ratio value,
    @Nullable Ratio previous,
    @Nullable Ratio measured,
    Lack lack) {

  /** Reads a predicate off its series. */
  public static Reading of(
      PolicyPredicate predicate, @Nullable Signal signal, @Nullable Signal before) {
    Ratio value = value(signal);
    Ratio previous = value(before);
    Ratio measured = value == null ? null : measured(predicate, value, previous);
    Lack lack = Lack.NOTHING;
    if (signal == null || measured == null) {
      lack = Lack.DATA;
    }
    if (signal != null && value != null && signal.sample() < predicate.minSample()) {
      lack = Lack.SAMPLE;
    }
    return new Reading(predicate, signal, before, value, previous, measured, lack);
  }

  private static @Nullable Ratio value(@Nullable Signal signal) {
    if (signal == null || signal.status() == SignalStatus.NO_DATA || signal.value() == null) {
      return null;
    }
    return Ratio.of(signal.numerator(), signal.denominator());
  }

  private static @Nullable Ratio measured(
      PolicyPredicate predicate, Ratio value, @Nullable Ratio previous) {
    if (predicate.compare() == Comparison.VALUE) {
      return value;
    }
    if (previous == null) {
      return null;
    }
    return predicate.change() == Change.RELATIVE
        ? value.changeSince(previous)
        : value.minus(previous);
  }

  /** True when it can be judged. */
  public boolean complete() {
    return lack == Lack.NOTHING;
  }

  /** Strictly beyond the bound. */
  public boolean breaks() {
    return complete() && beyond(predicate.bound());
  }

  /** Strictly on the safe side of the clearing bound; without one, not beyond the bound. */
  public boolean clears() {
    BigDecimal clear = predicate.clearBound();
    if (!complete() || measured == null) {
      return false;
    }
    return clear == null ? !beyond(predicate.bound()) : side(measured.compareTo(clear)) < 0;
  }

  /** In the early-warning band: from its line on, the bound included. */
  public boolean warns() {
    BigDecimal from = predicate.warnFrom();
    return from != null
        && complete()
        && measured != null
        && side(measured.compareTo(from)) >= 0
        && !beyond(predicate.bound());
  }

  private boolean beyond(BigDecimal bound) {
    return measured != null && side(measured.compareTo(bound)) > 0;
  }

  /** Positive towards the breach. */
  private int side(int comparison) {
    return predicate.op() == BoundOperator.GT ? comparison : -comparison;
  }
}
