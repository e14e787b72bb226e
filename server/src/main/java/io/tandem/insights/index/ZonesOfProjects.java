package io.tandem.insights.index;

import io.tandem.access.Projects;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.ProjectZones;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Tells the behaviour index the zones of projects, which the warehouse does not know. */
@Component
class ZonesOfProjects implements ProjectZones {

  private final Projects projects;

  ZonesOfProjects(Projects projects) {
    this.projects = projects;
  }

  @Override
  public ZoneId zone(ProjectId project) {
    return projects.get(project).zone();
  }
}
