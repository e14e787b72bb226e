package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.live.FlagSource;
import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Flags in PostgreSQL. */
@Component
class StoredFlags implements FlagSource {

  private final FlagStore store;
  private final FlagBoundsStore bounds;

  StoredFlags(FlagStore store, FlagBoundsStore bounds) {
    this.store = store;
    this.bounds = bounds;
  }

  @Override
  public FlagBounds bounds(ProjectId project) {
    return bounds.of(project);
  }

  @Override
  public Map<ProjectId, Long> changes() {
    return store.changes();
  }

  @Override
  public List<Sourced> flags(ProjectId project) {
    return store.all(project).stream()
        .map(flag -> new Sourced(flag.id(), flag.newest().revision(), flag.definition()))
        .toList();
  }
}
