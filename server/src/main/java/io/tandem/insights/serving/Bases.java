package io.tandem.insights.serving;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Revisions;
import io.tandem.warehouse.Revisions.Revision;
import org.springframework.stereotype.Component;

/** Says what answers would be based on now. */
@Component
class Bases {

  private final Revisions revisions;
  private final ConfigurationStore configuration;

  Bases(Revisions revisions, ConfigurationStore configuration) {
    this.revisions = revisions;
    this.configuration = configuration;
  }

  /** Two that are equal: nothing changed between them, and nothing acknowledged is missing. */
  Basis of(ProjectId project, Dependence dependence) {
    Revision now = revisions.of(project, dependence.before());
    Revision data =
        new Revision(
            now.events(),
            dependence.persons() ? now.persons() : 0,
            dependence.memberships() ? now.memberships() : 0);
    return new Basis(data, dependence.configuration() ? configuration.revision(project) : "");
  }
}
