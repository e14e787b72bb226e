package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last few events each project was sent, with what became of them; kept in memory only. */
public interface LiveEvents {

  /** Newest first, filtered where a filter is not null. */
  List<LiveEvent> recent(
      ProjectId project, LiveEvent.@Nullable Status status, @Nullable String event, int limit);

  /** Calls back with each new one until the returned handle is closed; must be quick. */
  Watch watch(ProjectId project, Consumer<LiveEvent> listener);

  /** Ends a {@link #watch}. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
