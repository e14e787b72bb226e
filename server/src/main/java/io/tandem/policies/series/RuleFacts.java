package io.tandem.policies.series;

import io.tandem.shared.ProjectId;
import org.springframework.stereotype.Component;

/** Looks up what rules are about. */
@Component
public class RuleFacts {

  private final MetricNames metrics;
  private final PolicySubjects subjects;

  RuleFacts(MetricNames metrics, PolicySubjects subjects) {
    this.metrics = metrics;
    this.subjects = subjects;
  }

  /** What is known of a project from now on. */
  public Facts of(ProjectId project) {
    return new Facts(project, metrics, subjects);
  }
}
