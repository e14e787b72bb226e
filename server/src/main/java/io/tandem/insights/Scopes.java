package io.tandem.insights;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.shared.TandemException;
import org.springframework.stereotype.Component;

/** Finds out which part of the event history a query is about. */
@Component
class Scopes {

  private final Projects projects;

  Scopes(Projects projects) {
    this.projects = projects;
  }

  /**
   * The queried dates in the project's zone, and the environment.
   *
   * @throws TandemException {@code unknown_environment}
   */
  TrendHits.Scope of(Project project, TrendQuery query) {
    String key = query.environment();
    Integer environment = null;
    if (key != null) {
      environment =
          projects
              .environment(project.id(), key)
              .orElseThrow(() -> new TandemException(InsightError.UNKNOWN_ENVIRONMENT, key));
    }
    return new TrendHits.Scope(project.id(), query.range(project.zone()), environment);
  }
}
