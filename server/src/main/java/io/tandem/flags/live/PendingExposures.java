package io.tandem.flags.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tandem.events.FlagExposures;
import io.tandem.events.FlagExposures.Exposure;
import io.tandem.events.FlagExposures.HeldOut;
import io.tandem.events.FlagExposures.Told;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.evaluation.FlagSubject;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Exposures that Tandem sees itself, on their way to the event store. Memory keeps each from being
 * told twice; what it forgot, the event store drops.
 */
@Component
public class PendingExposures {

  private static final Logger LOG = LoggerFactory.getLogger(PendingExposures.class);
  private static final int MOST_WAITING = 100_000;
  private static final int BATCH = 2_000;

  private final FlagExposures exposures;
  private final Clock clock;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Cache<Seen, Boolean> told =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(Duration.ofDays(6)).build();

  PendingExposures(FlagExposures exposures, Clock clock) {
    this.exposures = exposures;
    this.clock = clock;
  }

  /** Where flags are asked for. */
  public record Place(ProjectId project, int environment) {}

  private record Seen(Place place, String event, String what, String given, String id) {}

  private record Waiting(Seen seen, Told told) {}

  /**
   * Notes whom a flag that was asked for by name dealt out; written within a second. OFREP's
   * clients, unlike PostHog's SDKs, do not tell. What is asked for in bulk is not noted: nobody saw
   * it yet.
   */
  public void note(Place place, String id, FlagOutcome outcome) {
    String given = outcome.variant() == null ? Boolean.toString(outcome.on()) : outcome.variant();
    Seen seen = new Seen(place, FlagExposures.EVENT, outcome.flag(), given, id);
    if (told.getIfPresent(seen) == null) {
      long now = clock.millis();
      offer(seen, new Exposure(id, outcome.flag(), outcome.variant(), outcome.on(), now));
    }
  }

  /**
   * Notes for each holdout that lasts and covers a flag that was asked for, on which side somebody
   * is. Of what is asked for in bulk too: both sides are asked for alike, and whom a holdout keeps
   * out never sees the flag.
   *
   * @param asked keys of the flags; null for all of the set
   */
  public void note(Place place, FlagSet flags, FlagSubject subject, @Nullable Set<String> asked) {
    flags
        .heldOut(subject, asked)
        .forEach((holdout, held) -> {
          String group = FlagExposures.group(held);
          Seen seen = new Seen(place, FlagExposures.HOLDOUT_EVENT, holdout, group, subject.id());
          if (told.getIfPresent(seen) == null) {
            offer(seen, new HeldOut(subject.id(), holdout, held, clock.millis()));
          }
        });
  }

  /** One that finds no room is noted the next time somebody asks. */
  private void offer(Seen seen, Told exposure) {
    if (queue.offer(new Waiting(seen, exposure))) {
      told.put(seen, true);
    }
  }

  /** Writes what waits. */
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
          place.project, place.environment, waiting.stream().map(Waiting::told).toList());
    } catch (Exception notNow) {
      LOG.warn("{} exposures to flags wait to be asked for again", waiting.size(), notNow);
      waiting.forEach(next -> told.invalidate(next.seen));
    }
  }
}
