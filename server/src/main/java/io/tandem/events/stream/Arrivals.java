package io.tandem.events.stream;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which projects got events a moment ago. */
@Component
public class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Set<ProjectId> arrived = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Set<ProjectId>>> listeners = new CopyOnWriteArrayList<>();

  Arrivals() {}

  /** Notes that events of a project were stored. */
  public void note(ProjectId project) {
    arrived.add(project);
  }

  void listen(Consumer<Set<ProjectId>> listener) {
    listeners.add(listener);
  }

  @Scheduled(fixedDelay = 200)
  void tell() {
    if (arrived.isEmpty()) {
      return;
    }
    Set<ProjectId> told = Set.copyOf(arrived);
    arrived.removeAll(told);
    for (Consumer<Set<ProjectId>> listener : listeners) {
      try {
        listener.accept(told);
      } catch (RuntimeException failed) {
        LOG.warn("A listener to arrivals failed", failed);
      }
    }
  }
}
