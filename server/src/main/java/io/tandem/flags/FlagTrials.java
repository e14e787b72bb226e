package io.tandem.flags;

import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is tried with flags; the room of experiments is above this one. */
public interface FlagTrials {

  /** By key of the flag; flags that no experiment names are absent. */
  Map<String, FlagTrial> of(ProjectId project);

  /**
   * The experiments on a flag.
   *
   * @param open one of them is being prepared or runs
   * @param decided when the last of those that are over was decided; null for none
   */
  record FlagTrial(boolean open, @Nullable Instant decided) {}
}
