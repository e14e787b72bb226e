package io.tandem.flags.live;

import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Map;

/** Where flags are kept. */
public interface FlagSource {

  /** How often the flags of each project changed; projects that never had any are absent. */
  Map<ProjectId, Long> changes();

  /** The flags of a project that are in use. */
  List<Sourced> flags(ProjectId project);

  /** What lies around them. */
  FlagBounds bounds(ProjectId project);

  /**
   * A flag.
   *
   * @param id its number
   * @param revision number of the revision in force
   */
  record Sourced(long id, long revision, FlagDefinition definition) {}
}
