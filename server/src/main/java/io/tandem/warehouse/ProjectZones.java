package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import java.time.ZoneId;

/** Says in which zone a project counts its days. */
@FunctionalInterface
public interface ProjectZones {

  /** The zone now; the behaviour index follows when it changes. */
  ZoneId zone(ProjectId project);
}
