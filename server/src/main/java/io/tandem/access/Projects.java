package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Optional;

/** The projects of this installation. Reads are served from memory. */
public interface Projects {

  /**
   * Id of the environment {@code production}, with which every project begins. Rates, signals,
   * boards and diagnoses count its events alone; a query may say otherwise.
   */
  int PRODUCTION = 1;

  /** By the key in paths. */
  Optional<Project> byKey(String key);

  /** By id; a project once seen exists for good. */
  Project get(ProjectId id);

  /** All, by key. */
  List<Project> all();

  /** Id of an environment by its key; empty when the project has none of that name. */
  Optional<Integer> environment(ProjectId project, String key);
}
