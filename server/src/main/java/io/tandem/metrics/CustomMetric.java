package io.tandem.metrics;

import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric a project made for itself. Revisions never change; a change makes the next one.
 *
 * @param key its name in {@code metric} parameters; never changes
 * @param numerator what is counted
 * @param denominator what it is divided by; null unless it is a rate or a ratio
 * @param archived no longer offered; its numbers stay readable
 * @param version the revision 口径, for {@code If-Match}; starts at 1
 * @param changedBy who made this revision
 */
public record CustomMetric(
    String key,
    Names names,
    Kind kind,
    Measure numerator,
    @Nullable Measure denominator,
    Unit unit,
    Better better,
    boolean archived,
    long version,
    String changedBy,
    Instant changedAt) {

  /** The next revision, no longer offered. */
  CustomMetric archivedBy(CustomMetricDraft.Made made) {
    return new CustomMetric(
        key,
        names,
        kind,
        numerator,
        denominator,
        unit,
        better,
        true,
        version + 1,
        made.by(),
        made.at());
  }

  MetricShape shape() {
    return new MetricShape(kind, false, List.of(Interval.values()), unit, better, 1);
  }

  Formula.Quantities quantities() {
    if (denominator == null) {
      return new Formula.Quantities(numerator.quantity(null), null);
    }
    Quantity below = denominator.quantity(null);
    Quantity above = numerator.quantity(kind == Kind.RATE ? (Quantity.People) below : null);
    return new Formula.Quantities(above, below);
  }
}
