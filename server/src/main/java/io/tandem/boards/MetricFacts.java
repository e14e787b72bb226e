package io.tandem.boards;

import io.tandem.metrics.About;
import io.tandem.metrics.Better;
import io.tandem.metrics.Metric;
import io.tandem.metrics.RateDefinition;
import io.tandem.metrics.SignalSeries.CountedPeople;
import io.tandem.metrics.SignalSeries.Known;
import io.tandem.metrics.Unit;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import org.jspecify.annotations.Nullable;

/**
 * What a number is.
 *
 * @param key of the metric
 * @param subject key of the feature or campaign it is about, or null
 * @param subjectKind {@code feature} or {@code campaign}; null without a subject
 * @param window buckets a value looks back over
 * @param cohort true when a bucket stays open beyond its end
 * @param definition what is counted 口径, with its revision
 * @param people which of numerator and denominator are people who can be listed
 */
record MetricFacts(
    String key,
    Names names,
    @Nullable String subject,
    @Nullable String subjectKind,
    @Nullable Names subjectNames,
    Interval interval,
    int window,
    Unit unit,
    Better better,
    boolean cohort,
    RateDefinition definition,
    CountedPeople people) {

  static MetricFacts of(Known series) {
    Integer window = series.key().window();
    return new MetricFacts(
        series.key().metric(),
        series.names(),
        series.key().subject(),
        kind(series),
        series.subjectNames(),
        series.key().interval(),
        window == null ? 1 : window,
        series.unit(),
        series.better(),
        series.cohort(),
        series.definition(),
        series.people());
  }

  private static @Nullable String kind(Known series) {
    if (series.key().subject() == null) {
      return null;
    }
    boolean campaign = new Metric(series.key().metric()).about() == About.CAMPAIGN;
    return campaign ? PolicySubject.CAMPAIGN : PolicySubject.FEATURE;
  }
}
