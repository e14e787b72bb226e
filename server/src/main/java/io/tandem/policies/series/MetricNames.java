package io.tandem.policies.series;

import io.tandem.access.Projects;
import io.tandem.metrics.Kind;
import io.tandem.metrics.Metric;
import io.tandem.metrics.MetricView;
import io.tandem.metrics.Metrics;
import io.tandem.metrics.Unit;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;

/** Names and kinds of the metrics policies watch. */
@Component
public class MetricNames {

  private final Metrics metrics;
  private final Projects projects;

  MetricNames(Metrics metrics, Projects projects) {
    this.metrics = metrics;
    this.projects = projects;
  }

  /**
   * What is known of a metric.
   *
   * @throws TandemException {@code invalid_request} when there is none of that key
   */
  public MetricFacts get(ProjectId project, String metric) {
    MetricView view = metrics.get(projects.get(project), new Metric(metric));
    return new MetricFacts(
        view.names(), view.unit() == Unit.PERCENT, view.kind() == Kind.EVENTS, view.about().key());
  }

  /** The same, named by its key when there is none: a policy may outlive what it watched. */
  public MetricFacts facts(ProjectId project, String metric) {
    try {
      return get(project, metric);
    } catch (TandemException gone) {
      return new MetricFacts(new Names(metric, metric), false, false, "project_or_feature");
    }
  }
}
