package io.tandem.insights.query;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.audiences.Segments;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out which part of the event history a query is about. */
@Component
public class Scopes {

  /** Stands for all environments together. */
  private static final String EVERY = "*";

  private final Projects projects;
  private final EventConditions conditions;
  private final Segments segments;

  Scopes(Projects projects, EventConditions conditions, Segments segments) {
    this.projects = projects;
    this.conditions = conditions;
    this.segments = segments;
  }

  /**
   * The query's scope.
   *
   * @throws TandemException {@code unknown_environment}, {@code unknown_segment}, {@code
   *     segment_building} while the segment was never worked out
   */
  public Scope of(Project project, InsightQuery query) {
    Condition everyone = EventTable.PROJECT.eq(project.id().value());
    Integer environment = environment(project, query);
    if (environment != null) {
      everyone = everyone.and(EventTable.ENVIRONMENT.eq(environment));
    }
    String segment = query.segment();
    if (segment != null) {
      everyone = everyone.and(segments.has(project.id(), segment, EventTable.PERSON));
    }
    Condition ever = everyone.and(conditions.all(project.id(), query.where()));
    return new Scope(project.id(), query.range(project.zone()), everyone, ever);
  }

  /**
   * Id of the only environment that counts, null for all.
   *
   * @throws TandemException {@code unknown_environment}
   */
  @Nullable Integer environment(Project project, InsightQuery query) {
    String key = query.environment();
    if (key == null) {
      return Projects.PRODUCTION;
    }
    if (key.equals(EVERY)) {
      return null;
    }
    return projects
        .environment(project.id(), key)
        .orElseThrow(() -> new TandemException(InsightError.UNKNOWN_ENVIRONMENT, key));
  }
}
