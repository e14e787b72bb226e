package io.tandem.policies.series;

import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.wording.RuleWords.Named;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the predicates of a rule are about, by name. */
@Component
public class RuleNames {

  private final MetricNames metrics;
  private final Subjects subjects;

  RuleNames(MetricNames metrics, Subjects subjects) {
    this.metrics = metrics;
    this.subjects = subjects;
  }

  /** The rule's predicates with the names of their metrics and subjects. */
  public List<Named> named(ProjectId project, PolicyRule rule) {
    List<Named> named = new ArrayList<>();
    for (PolicyPredicate predicate : rule.condition().predicates()) {
      PolicySubject subject = subject(project, rule, predicate);
      Names names = subject == null ? null : subjects.find(project, subject).names();
      named.add(new Named(predicate, metrics.facts(project, predicate.metric()), names));
    }
    return named;
  }

  /**
   * What a predicate is about: the project when its metric is, else its own or the rule's subject.
   */
  public @Nullable PolicySubject subject(
      ProjectId project, PolicyRule rule, PolicyPredicate predicate) {
    if (metrics.facts(project, predicate.metric()).about().equals("project")) {
      return null;
    }
    return predicate.subject() == null ? rule.subject() : predicate.subject();
  }
}
