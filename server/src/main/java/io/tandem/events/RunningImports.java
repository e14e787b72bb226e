package io.tandem.events;

import io.tandem.shared.ProjectId;

/** Which projects get history just now. */
public interface RunningImports {

  /**
   * True while an import of the project runs or is being received. One whose sender has been silent
   * for an hour no longer counts, until it goes on.
   */
  boolean any(ProjectId project);
}
