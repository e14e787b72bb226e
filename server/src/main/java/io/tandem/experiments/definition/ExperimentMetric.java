package io.tandem.experiments.definition;

import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of each person.
 *
 * @param direction up by default
 * @param column of an uploaded table, its key by default; the numerator of a ratio
 * @param denominator column below the line of a ratio; only for ratios
 * @param quantile above 0, below 1, e.g. 0.5 for the median; only for quantiles
 * @param covariate column with what was known of a person before, such as the same metric in the
 *     weeks before; not for quantiles
 * @param capQuantile values above this quantile of all people together count as it, 0.5 to 1; only
 *     for means
 * @param cap values above this number count as it; only for means, not beside capQuantile
 * @param minimumEffect the smallest relative change that matters, above 0, e.g. 0.03; for a
 *     guardrail the smallest that hurts
 * @param minimumDifference of a guardrail the smallest change that hurts in the metric's unit,
 *     above 0, e.g. 0.005 for half a percentage point of a share; not beside minimumEffect
 * @param source the events its values are made of, for results from events; of a ratio what stands
 *     above the line
 * @param below of a ratio the events below the line, else null
 */
public record ExperimentMetric(
    String key,
    Names names,
    MetricRole role,
    MetricKind kind,
    @Nullable Direction direction,
    @Nullable String column,
    @Nullable String denominator,
    @Nullable Double quantile,
    @Nullable String covariate,
    @Nullable Double capQuantile,
    @Nullable Double cap,
    @Nullable Double minimumEffect,
    @Nullable Double minimumDifference,
    @Nullable ExperimentSource source,
    @Nullable ExperimentSource below) {

  /**
   * @throws TandemException {@code invalid_request}
   */
  public ExperimentMetric {
    Claims.key(key, "metric");
    Claims.present(names, "the metric's name");
    Claims.present(role, "the metric's role");
    Claims.present(kind, "the metric's kind");
    Claims.column(column);
    Claims.column(denominator);
    Claims.column(covariate);
    Claims.holds(
        (kind == MetricKind.RATIO) == (denominator != null),
        "a ratio has a denominator, other kinds have none: " + key);
    Claims.holds(
        (kind == MetricKind.QUANTILE) == (quantile != null),
        "a quantile says which, other kinds have none: " + key);
    Claims.between(quantile, 0, 1, "the quantile of " + key);
    Claims.holds(
        covariate == null || kind != MetricKind.QUANTILE,
        "a quantile is not adjusted by a covariate: " + key);
    Claims.holds(
        (capQuantile == null && cap == null) || kind == MetricKind.MEAN,
        "only a mean has a cap: " + key);
    Claims.holds(capQuantile == null || cap == null, "one cap is enough: " + key);
    Claims.between(capQuantile, 0.5, 1, "the cap's quantile of " + key);
    Claims.holds(cap == null || Double.isFinite(cap), "the cap of " + key + " is no number");
    Claims.between(minimumEffect, 0, 100, "the smallest effect of " + key);
    limit(role, kind, key, minimumEffect, minimumDifference);
    sources(kind, key, source, below);
  }

  private static void limit(
      MetricRole role,
      MetricKind kind,
      String key,
      @Nullable Double share,
      @Nullable Double units) {
    Claims.holds(
        units == null || (role == MetricRole.GUARDRAIL && share == null),
        "only a guardrail has a limit in its unit, and one limit is enough: " + key);
    double most = kind == MetricKind.PROPORTION ? 1 : 1e15;
    Claims.between(units, 0, most, "the limit of " + key);
  }

  private static void sources(
      MetricKind kind,
      String key,
      @Nullable ExperimentSource source,
      @Nullable ExperimentSource below) {
    Claims.holds(
        source == null || (kind == MetricKind.PROPORTION) == source.measure().share(),
        "a proportion counts people, active people or a funnel, other kinds events or amounts: "
            + key);
    Claims.holds(
        source == null || source.measure() != SourceMeasure.VALUES || kind == MetricKind.QUANTILE,
        "single values are for quantiles: " + key);
    Claims.holds(
        (below != null) == (kind == MetricKind.RATIO && source != null),
        "a ratio from events has a source above and one below the line: " + key);
    Claims.holds(
        below == null
            || (!below.measure().share()
                && below.measure() != SourceMeasure.VALUES
                && below.beforeHours() == null),
        "below the line are events or amounts, without a covariate: " + key);
  }

  /** The same under another key, made of other events, as a goal. */
  public ExperimentMetric from(
      String other, @Nullable ExperimentSource above, @Nullable ExperimentSource under) {
    return new ExperimentMetric(
        other,
        names,
        MetricRole.GOAL,
        kind,
        direction,
        column,
        denominator,
        quantile,
        covariate,
        capQuantile,
        cap,
        minimumEffect,
        null,
        above,
        under);
  }

  /** The same, reading other columns; without sources. */
  public ExperimentMetric reading(
      String values, @Nullable String under, @Nullable String adjustedBy) {
    return new ExperimentMetric(
        key,
        names,
        role,
        kind,
        direction,
        values,
        under,
        quantile,
        adjustedBy,
        capQuantile,
        cap,
        minimumEffect,
        minimumDifference,
        null,
        null);
  }

  /** The column with people's values. */
  public String valueColumn() {
    return column == null ? key : column;
  }

  /** True when a positive effect is a good one. */
  public boolean upwards() {
    return direction != Direction.DOWN;
  }
}
