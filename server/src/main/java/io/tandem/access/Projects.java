package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Optional;

/** The projects of this installation. Reads are served from memory. */
public interface Projects {

  /** By the key in paths. */
  Optional<Project> byKey(String key);

  /** By id; a project once seen exists for good. */
  Project get(ProjectId id);

  /** All, by key. */
  List<Project> all();
}
