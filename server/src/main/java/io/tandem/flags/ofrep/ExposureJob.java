package io.tandem.flags.ofrep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.access.WriteKeys.Target;
import io.tandem.events.FlagExposures;
import io.tandem.events.FlagExposures.Exposure;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records who was dealt out by a flag that was asked for by name. OFREP's clients, unlike PostHog's
 * SDKs, do not tell. What is asked for in bulk is not recorded: nobody saw it yet. Memory keeps
 * each from being told twice; what it forgot, the event store drops.
 */
@Component
class ExposureJob {

  private static final Logger LOG = LoggerFactory.getLogger(ExposureJob.class);
  private static final int MOST_WAITING = 100_000;
  private static final int BATCH = 2_000;

  private final FlagExposures exposures;
  private final Clock clock;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Cache<Seen, Boolean> told =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(Duration.ofDays(6)).build();

  ExposureJob(FlagExposures exposures, Clock clock) {
    this.exposures = exposures;
    this.clock = clock;
  }

  private record Place(ProjectId project, int environment) {}

  private record Seen(Place place, String flag, String given, String id) {}

  private record Waiting(Seen seen, Exposure exposure) {}

  /** Notes it; written within a second. */
  void note(Target target, String id, FlagOutcome outcome) {
    Place place = new Place(target.project(), target.environment());
    String given = outcome.variant() == null ? Boolean.toString(outcome.on()) : outcome.variant();
    Seen seen = new Seen(place, outcome.flag(), given, id);
    if (told.getIfPresent(seen) != null) {
      return;
    }
    Exposure exposure =
        new Exposure(id, outcome.flag(), outcome.variant(), outcome.on(), clock.millis());
    // one that finds no room is noted the next time somebody asks
    if (queue.offer(new Waiting(seen, exposure))) {
      told.put(seen, true);
    }
  }

  /** Writes what waits. */
  @Scheduled(fixedDelay = 1_000)
  void write() {
    List<Waiting> batch = new ArrayList<>();
    while (queue.drainTo(batch, BATCH) > 0) {
      Map<Place, List<Waiting>> places = new HashMap<>();
      batch.forEach(
          next -> places.computeIfAbsent(next.seen.place, _ -> new ArrayList<>()).add(next));
      places.forEach(this::write);
      batch.clear();
    }
  }

  private void write(Place place, List<Waiting> waiting) {
    try {
      exposures.record(
          place.project, place.environment, waiting.stream().map(Waiting::exposure).toList());
    } catch (Exception notNow) {
      LOG.warn("{} exposures to flags wait to be asked for again", waiting.size(), notNow);
      waiting.forEach(next -> told.invalidate(next.seen));
    }
  }
}
