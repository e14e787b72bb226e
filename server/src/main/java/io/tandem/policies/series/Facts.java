package io.tandem.policies.series;

import io.tandem.metrics.SignalKey;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.wording.RuleWords.Named;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a project's metrics and subjects, each looked up once. Made for one request or
 * one pass of judging; not for keeping.
 */
public final class Facts {

  private final ProjectId project;
  private final MetricNames metrics;
  private final PolicySubjects subjects;
  private final Map<String, MetricFacts> knownMetrics = new HashMap<>();
  private final Map<PolicySubject, SubjectFacts> knownSubjects = new HashMap<>();

  Facts(ProjectId project, MetricNames metrics, PolicySubjects subjects) {
    this.project = project;
    this.metrics = metrics;
    this.subjects = subjects;
  }

  /** Reads all subjects at once, for whoever will ask for many. */
  public Facts prepared() {
    knownSubjects.putAll(subjects.all(project));
    return this;
  }

  /** Of a metric. */
  public MetricFacts metric(String key) {
    return knownMetrics.computeIfAbsent(key, metric -> metrics.facts(project, metric));
  }

  /** Of a subject; named by its key when there is none. */
  public SubjectFacts subject(PolicySubject subject) {
    return knownSubjects.computeIfAbsent(subject, key -> subjects.find(project, key));
  }

  /** Order of a subject, null being the project. */
  public int priority(@Nullable PolicySubject subject) {
    return subject == null ? 1 : subject(subject).priority();
  }

  /**
   * What a predicate is about: the project when its metric is, else its own or the rule's subject.
   */
  public @Nullable PolicySubject about(PolicyRule rule, PolicyPredicate predicate) {
    if (metric(predicate.metric()).about().equals("project")) {
      return null;
    }
    return predicate.subject() == null ? rule.subject() : predicate.subject();
  }

  /** The rule's predicates with the names of their metrics and subjects. */
  public List<Named> named(PolicyRule rule) {
    List<Named> named = new ArrayList<>();
    for (PolicyPredicate predicate : rule.condition().predicates()) {
      PolicySubject subject = about(rule, predicate);
      Names names = subject == null ? null : subject(subject).names();
      named.add(new Named(predicate, metric(predicate.metric()), names));
    }
    return named;
  }

  /** The series of the rule's predicates, in their order. */
  public List<SignalKey> keys(PolicyRule rule) {
    List<SignalKey> keys = new ArrayList<>();
    for (PolicyPredicate predicate : rule.condition().predicates()) {
      PolicySubject subject = about(rule, predicate);
      keys.add(
          new SignalKey(
              predicate.metric(),
              subject == null ? null : subject.key(),
              rule.condition().segment(),
              rule.condition().interval(),
              predicate.window()));
    }
    return keys;
  }
}
