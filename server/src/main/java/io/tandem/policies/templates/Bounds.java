package io.tandem.policies.templates;

import io.tandem.policies.BoundOperator;
import io.tandem.policies.Comparison;
import io.tandem.policies.Match;
import io.tandem.policies.NoDataRule;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyTemporal;
import io.tandem.shared.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bound on one metric with its presets; whoever fills the template in may give others.
 *
 * @param warnFrom preset of the early warning, or null
 * @param clearBound preset of the clearing bound, or null
 * @param window preset of the look-back, or null for the metric's own
 */
record Bounds(
    String metric,
    BoundOperator op,
    String bound,
    @Nullable String warnFrom,
    @Nullable String clearBound,
    int minSample,
    @Nullable Integer window) {

  PolicyPredicate predicate(TemplateParameters parameters) {
    Integer lookBack =
        parameters.given().get("window") == null && window == null
            ? null
            : Integer.valueOf(parameters.whole("window", window == null ? 1 : window));
    return new PolicyPredicate(
        "a",
        metric,
        null,
        lookBack,
        Comparison.VALUE,
        null,
        op,
        parameters.number("bound", bound),
        parameters.optional("clearBound", clearBound),
        parameters.optional("warnFrom", warnFrom),
        parameters.whole("minSample", minSample));
  }

  /** By day, without anything else asked. */
  PolicyCondition daily(TemplateParameters parameters) {
    return condition(parameters, Interval.DAY, false);
  }

  /** A condition on this bound alone. */
  PolicyCondition condition(TemplateParameters parameters, Interval interval, boolean gates) {
    return new PolicyCondition(
        interval, Match.ALL, List.of(predicate(parameters)), null, null, null, gates, null);
  }

  /** Counts of buckets; without data everything stays as it is. */
  static PolicyTemporal counts(TemplateParameters parameters, int k, int clearK) {
    int n = parameters.whole("n", parameters.whole("k", k));
    int clearN = parameters.whole("clearN", parameters.whole("clearK", clearK));
    return new PolicyTemporal(
        parameters.whole("k", k),
        n,
        parameters.whole("clearK", clearK),
        clearN,
        false,
        NoDataRule.KEEP,
        parameters.whole("staleAfterDays", 14));
  }
}
