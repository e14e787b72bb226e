package io.tandem.flags.registry;

import io.tandem.audiences.SegmentUse;
import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Which flags refer to which segments; keeps those from being archived. */
@Component
class FlagUses implements SegmentUse {

  private final FlagStore store;

  FlagUses(FlagStore store) {
    this.store = store;
  }

  @Override
  public List<SegmentUsage> of(ProjectId project, String segment) {
    return store.all(project).stream()
        .filter(flag -> segments(flag).contains(segment))
        .map(flag -> new SegmentUsage("flag", flag.key(), flag.content().names()))
        .toList();
  }

  /** Keys of the segments a flag refers to in any environment. */
  static Set<String> segments(StoredFlag flag) {
    Set<String> keys = new TreeSet<>();
    flag.content().environments().values().forEach(setting -> keys.addAll(setting.segments()));
    return keys;
  }
}
