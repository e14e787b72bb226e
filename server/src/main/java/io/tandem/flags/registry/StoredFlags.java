package io.tandem.flags.registry;

import io.tandem.flags.live.FlagSource;
import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Flags in PostgreSQL. */
@Component
class StoredFlags implements FlagSource {

  private final FlagStore store;

  StoredFlags(FlagStore store) {
    this.store = store;
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
