package io.tandem.insights.query;

import static org.jooq.impl.DSL.select;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.audiences.Segments;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.EventConditions;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.SegmentTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
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
    return of(project, query, List.of());
  }

  /**
   * The query's scope, and who is in the segments that its breakdowns name.
   *
   * @throws TandemException as the other one
   */
  public Scope of(Project project, InsightQuery query, List<Breakdown> breakdowns) {
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
    return new Scope(
        project.id(), query.range(project.zone()), everyone, ever, insiders(project, breakdowns));
  }

  private Map<String, Select<Record1<Long>>> insiders(Project project, List<Breakdown> breakdowns) {
    Map<String, Select<Record1<Long>>> insiders = new HashMap<>();
    for (Breakdown breakdown : breakdowns) {
      String segment = breakdown.segment();
      if (segment != null) {
        insiders.put(segment, insiders(project, segment));
      }
    }
    return insiders;
  }

  /**
   * Person keys of those who are in a segment now, each perhaps more than once.
   *
   * @throws TandemException {@code unknown_segment}, {@code segment_building}
   */
  Select<Record1<Long>> insiders(Project project, String segment) {
    return select(SegmentTable.PERSON)
        .from(SegmentTable.MEMBER)
        .where(SegmentTable.PROJECT.eq(project.id().value()))
        .and(SegmentTable.SEGMENT.eq(segments.id(project.id(), segment)));
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
