package io.tandem.access;

import io.tandem.shared.ProjectId;

/** Who belongs to a project. */
public interface Members {

  /** True when a member of the project has this e-mail address, whatever the case. */
  boolean contains(ProjectId project, String email);
}
