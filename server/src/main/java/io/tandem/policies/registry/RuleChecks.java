package io.tandem.policies.registry;

import io.tandem.policies.BoundOperator;
import io.tandem.policies.Comparison;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.PolicyTemporal;
import io.tandem.policies.condition.Composite;
import io.tandem.policies.condition.InvalidCompositeException;
import io.tandem.policies.series.MetricNames;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the parts of a rule fit each other. */
@Component
class RuleChecks {

  /** Digits a bound may have before and after its point. */
  private static final int DIGITS = 15;

  private final MetricNames metrics;

  RuleChecks(MetricNames metrics) {
    this.metrics = metrics;
  }

  void check(ProjectId project, PolicyRule rule) {
    PolicyCondition condition = rule.condition();
    require(condition.interval() != Interval.MONTH, "interval must be day or week");
    checkTemporal(rule.temporal());
    Set<String> names = new HashSet<>();
    for (PolicyPredicate predicate : condition.predicates()) {
      require(names.add(predicate.name()), "two predicates are called " + predicate.name());
      checkPredicate(predicate, condition.interval());
      checkAbout(rule, predicate, metrics.get(project, predicate.metric()).about());
    }
    checkComposite(condition, names);
    checkCircumstances(rule);
    if (rule.temporal().openBucket()) {
      checkOpen(project, condition);
    }
  }

  private static void checkTemporal(PolicyTemporal temporal) {
    require(temporal.k() <= temporal.n(), "k must not exceed n");
    require(temporal.clearK() <= temporal.clearN(), "clearK must not exceed clearN");
  }

  private static void checkPredicate(PolicyPredicate predicate, Interval interval) {
    String name = "predicate " + predicate.name();
    checkSize(name + ": bound", predicate.bound());
    checkSize(name + ": clearBound", predicate.clearBound());
    checkSize(name + ": warnFrom", predicate.warnFrom());
    require(
        predicate.compare() != Comparison.SAME_WEEKDAY || interval == Interval.DAY,
        name + " can compare weekdays only by day");
    int towards = predicate.op() == BoundOperator.GT ? 1 : -1;
    require(
        before(predicate.clearBound(), predicate.bound(), towards),
        name + ": clearBound lies on the wrong side of the bound");
    require(
        before(predicate.warnFrom(), predicate.bound(), towards),
        name + ": warnFrom lies on the wrong side of the bound");
  }

  private static void checkAbout(PolicyRule rule, PolicyPredicate predicate, String about) {
    PolicySubject subject = predicate.subject() == null ? rule.subject() : predicate.subject();
    boolean fits =
        switch (about) {
          case "feature", "campaign" -> subject != null && subject.kind().equals(about);
          case "project_or_feature" ->
              subject == null || subject.kind().equals(PolicySubject.FEATURE);
          default -> true;
        };
    require(fits, predicate.metric() + " needs a " + about + " as subject");
  }

  private static boolean before(@Nullable BigDecimal inner, BigDecimal bound, int towards) {
    return inner == null || inner.compareTo(bound) * towards <= 0;
  }

  private static void checkSize(String what, @Nullable BigDecimal number) {
    boolean fits =
        number == null
            || (Math.abs((long) number.scale()) <= DIGITS
                && (long) number.precision() - number.scale() <= DIGITS);
    require(fits, what + " has more than " + DIGITS + " digits");
  }

  private static void checkComposite(PolicyCondition condition, Set<String> names) {
    if (condition.composite() == null) {
      return;
    }
    try {
      Composite.compile(condition.composite(), names);
    } catch (InvalidCompositeException invalid) {
      throw new TandemException(
          PolicyError.INVALID_COMPOSITE, String.valueOf(invalid.getMessage()));
    }
  }

  private static void checkCircumstances(PolicyRule rule) {
    PolicyCondition condition = rule.condition();
    boolean launch =
        condition.launchedWithinDays() != null || condition.launchedSinceDays() != null;
    PolicySubject subject = rule.subject();
    boolean feature = subject != null && subject.kind().equals(PolicySubject.FEATURE);
    require(!launch || feature, "a condition on the launch needs a feature as subject");
  }

  private void checkOpen(ProjectId project, PolicyCondition condition) {
    require(condition.composite() == null, "an open bucket is judged without an expression");
    for (PolicyPredicate predicate : condition.predicates()) {
      boolean growing =
          predicate.compare() == Comparison.VALUE
              && predicate.op() == BoundOperator.GT
              && metrics.facts(project, predicate.metric()).events();
      require(growing, "an open bucket is judged only by upper bounds on counts of events");
    }
  }

  private static void require(boolean held, String otherwise) {
    if (!held) {
      throw new TandemException(CommonError.INVALID_REQUEST, otherwise);
    }
  }
}
