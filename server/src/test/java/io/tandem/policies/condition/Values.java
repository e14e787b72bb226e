package io.tandem.policies.condition;

import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalStatus;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.Change;
import io.tandem.policies.Comparison;
import io.tandem.policies.Match;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.shared.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals and conditions as tests write them. */
public final class Values {

  /** Bucket of the signals. */
  public static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private Values() {}

  /** Closed signal of a rate; {@code -} for no data, {@code 600/1500}, or a plain number. */
  public static @Nullable Signal signal(String text) {
    if (text.equals("?")) {
      return null;
    }
    if (text.equals("-")) {
      return new Signal(DAY, 1, 1, 0, 0.0, null, 0, SignalStatus.NO_DATA, Instant.EPOCH);
    }
    String[] parts = text.split("/");
    double numerator = Double.parseDouble(parts[0]);
    if (parts.length == 1) {
      long sample = Math.round(Math.abs(numerator));
      return new Signal(
          DAY, 1, 1, numerator, null, numerator, sample, SignalStatus.CLOSED, Instant.EPOCH);
    }
    double denominator = Double.parseDouble(parts[1]);
    return new Signal(
        DAY,
        1,
        1,
        numerator,
        denominator,
        numerator / denominator,
        Math.round(denominator),
        SignalStatus.CLOSED,
        Instant.EPOCH);
  }

  /** A bound on a value: {@code "> 0.4"}. */
  public static PolicyPredicate bound(String name, String text, long minSample) {
    return predicate(name, text, Comparison.VALUE, null, minSample);
  }

  /** A bound on a change. */
  public static PolicyPredicate change(String text, Comparison compare, Change change) {
    return predicate("a", text, compare, change, 0);
  }

  private static PolicyPredicate predicate(
      String name, String text, Comparison compare, @Nullable Change change, long minSample) {
    String[] parts = text.split(" ");
    return new PolicyPredicate(
        name,
        "complaint_rate",
        null,
        null,
        compare,
        change,
        parts[0].equals(">") ? BoundOperator.GT : BoundOperator.LT,
        new BigDecimal(parts[1]),
        parts.length > 2 && !parts[2].equals("_") ? new BigDecimal(parts[2]) : null,
        parts.length > 3 ? new BigDecimal(parts[3]) : null,
        minSample);
  }

  /** A daily condition without an expression. */
  public static PolicyCondition condition(Match match, PolicyPredicate... predicates) {
    return new PolicyCondition(
        Interval.DAY, match, List.of(predicates), null, null, null, false, null);
  }
}
