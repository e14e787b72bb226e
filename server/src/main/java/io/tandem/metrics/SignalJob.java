package io.tandem.metrics;

import io.tandem.access.Projects;
import io.tandem.metrics.Settling.Outcome;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes often, asks its memory whether something is due, and settles the projects where it is. What
 * it remembers is only about when to look: what there is to do lies in the store.
 */
@Component
class SignalJob {

  private static final Logger LOG = LoggerFactory.getLogger(SignalJob.class);

  /** Looks so often even when memory says that nothing is due: another server may know better. */
  private static final long LOOK = Duration.ofSeconds(2).toNanos();

  /** Computing changed buckets again takes at most one part in so many of the time. */
  private static final int SHARE = 4;

  private final SignalStore store;
  private final Settling settling;
  private final Projects projects;
  private final Clock clock;
  private final Map<ProjectId, Memory> memories = new ConcurrentHashMap<>();
  private final List<Consumer<ProjectId>> listeners = new CopyOnWriteArrayList<>();
  private long listed = Long.MIN_VALUE;

  SignalJob(SignalStore store, Settling settling, Projects projects, Clock clock) {
    this.store = store;
    this.settling = settling;
    this.projects = projects;
    this.clock = clock;
  }

  private static final class Memory {
    private volatile boolean touched = true;
    private volatile @Nullable Instant due;
    private long looked;
    private boolean failed;
    private long changesFrom = Long.MIN_VALUE;
  }

  /** Asks for a look at a project as soon as the transaction that runs has been committed. */
  void touch(ProjectId project) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            memories.computeIfAbsent(project, _ -> new Memory()).touched = true;
          }
        });
  }

  void listen(Consumer<ProjectId> listener) {
    listeners.add(listener);
  }

  @Scheduled(fixedDelay = 100)
  void run() {
    try {
      long now = System.nanoTime();
      if (listed == Long.MIN_VALUE || now - listed > LOOK) {
        store.projects().forEach(project -> memories.computeIfAbsent(project, _ -> new Memory()));
        listed = now;
      }
      memories.forEach(this::visit);
    } catch (RuntimeException failed) {
      LOG.warn("Signals wait for the store: {}", failed.toString());
    }
  }

  private void visit(ProjectId project, Memory memory) {
    Instant due = memory.due;
    long started = System.nanoTime();
    boolean overdue = due != null && due.isBefore(clock.instant());
    boolean longAgo = started - memory.looked >= LOOK;
    if (!longAgo && (memory.failed || (!memory.touched && !overdue))) {
      return;
    }
    memory.touched = false;
    memory.looked = started;
    memory.failed = true;
    try {
      settle(project, memory);
      memory.failed = false;
    } catch (RuntimeException failed) {
      LOG.warn("The signals of project {} wait", project.value(), failed);
    }
  }

  private void settle(ProjectId project, Memory memory) {
    Outcome outcome;
    do {
      long started = System.nanoTime();
      boolean changesToo = started >= memory.changesFrom;
      outcome = settling.settle(projects.get(project), changesToo);
      long ended = System.nanoTime();
      if (changesToo && outcome.again() > 0) {
        memory.changesFrom = ended + (SHARE - 1) * (ended - started);
      }
      memory.due = outcome.due();
      if (outcome.versions() > 0) {
        tell(project);
      }
    } while (outcome.more());
  }

  private void tell(ProjectId project) {
    for (Consumer<ProjectId> listener : listeners) {
      try {
        listener.accept(project);
      } catch (RuntimeException failed) {
        LOG.warn("A listener to signals failed", failed);
      }
    }
  }
}
