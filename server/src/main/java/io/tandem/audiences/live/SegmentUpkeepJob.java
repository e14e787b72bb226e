package io.tandem.audiences.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes often and asks what is new; where nothing is, nothing is done. Definitions and changes of
 * people are looked up at least every second.
 */
@Component
class SegmentUpkeepJob {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentUpkeepJob.class);
  private static final long LOOK_NANOS = 1_000_000_000L;

  private final SegmentUpkeep upkeep;
  private final Outcomes outcomes;
  private final Projects projects;
  private final Warehouse warehouse;
  private final Clock clock;
  private final Timer rounds;
  private final Map<ProjectId, Memory> memories = new ConcurrentHashMap<>();

  SegmentUpkeepJob(
      SegmentUpkeep upkeep, Outcomes outcomes, Projects projects, Around around, Clock clock) {
    this.upkeep = upkeep;
    this.outcomes = outcomes;
    this.projects = projects;
    this.warehouse = around.warehouse;
    this.rounds = around.registry.timer("tandem.segments.upkeep");
    this.clock = clock;
  }

  /** What it looks at and tells. */
  @Component
  record Around(Warehouse warehouse, MeterRegistry registry) {}

  private static final class Memory {
    private List<Outcomes.Definition> definitions = List.of();
    private long looked = System.nanoTime() - LOOK_NANOS;
    private @Nullable StreamPosition end;
    private @Nullable LocalDate day;
    private long failures;
  }

  @Scheduled(fixedDelay = 100)
  void run() {
    try {
      Map<ProjectId, Project> all = new HashMap<>();
      projects.all().forEach(project -> all.put(project.id(), project));
      all.forEach((id, project) -> visit(project, memories.computeIfAbsent(id, _ -> new Memory())));
    } catch (RuntimeException failed) {
      LOG.warn("Segments wait for the stores: {}", failed.toString());
    }
  }

  private void visit(Project project, Memory memory) {
    long started = System.nanoTime();
    boolean look =
        upkeep.wasTouched(project.id())
            || started - memory.looked >= LOOK_NANOS << Math.min(memory.failures, 5);
    if (look) {
      memory.definitions = outcomes.definitions(project.id());
      memory.looked = started;
    } else if (memory.failures > 0) {
      return;
    }
    if (memory.definitions.isEmpty() && !upkeep.of(project.id()).holds()) {
      return;
    }
    Instant now = clock.instant();
    StreamPosition end = warehouse.end();
    LocalDate day = LocalDate.ofInstant(now, project.zone());
    boolean news = !end.equals(memory.end) || !day.equals(memory.day);
    if (look || news || upkeep.of(project.id()).pending()) {
      boolean fresh = !end.equals(memory.end);
      round(project, memory, now);
      if (fresh) {
        rounds.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
      }
      memory.end = end;
      memory.day = day;
    }
  }

  private void round(Project project, Memory memory, Instant now) {
    try {
      upkeep.of(project.id()).round(project, memory.definitions, now);
      memory.failures = 0;
    } catch (RuntimeException failed) {
      memory.failures++;
      LOG.warn("The segments of project {} wait", project.key(), failed);
    }
  }
}
