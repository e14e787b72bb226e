package io.tandem.events.live;

import io.tandem.events.ErasedPerson;
import io.tandem.events.LiveEvent;
import io.tandem.events.LiveEvent.Status;
import io.tandem.events.LiveEvents;
import io.tandem.events.PersonErasure;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.events.intake.IntakeResult.Accepted;
import io.tandem.events.intake.IntakeResult.Duplicate;
import io.tandem.events.intake.IntakeResult.Outcome;
import io.tandem.events.intake.IntakeResult.Rejected;
import io.tandem.events.intake.Reason;
import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Live events, fed by the intake. */
@Component
public class LiveFeed implements LiveEvents, PersonErasure {

  private static final int MAX_PAYLOAD = 16_000;
  private static final int MAX_TEXT = 200;

  private final Map<ProjectId, Ring> rings = new ConcurrentHashMap<>();

  LiveFeed() {}

  /**
   * An event and what became of it.
   *
   * @param payload its properties as JSON text
   */
  public record Entry(IncomingEvent event, @Nullable Long time, Outcome outcome, String payload) {}

  /** Adds a batch. */
  public void record(IntakeBatch batch, List<Entry> entries) {
    Ring ring = ring(batch.project());
    for (Entry entry : entries) {
      LiveEvent event = ring.add(id -> live(id, batch, entry));
      if (ring.watched()) {
        ring.tell(event);
      }
    }
  }

  @Override
  public List<LiveEvent> recent(
      ProjectId project, @Nullable Status status, @Nullable String event, int limit) {
    return ring(project)
        .recent(
            live ->
                (status == null || live.status() == status)
                    && (event == null || event.equals(live.event())),
            limit);
  }

  @Override
  public Watch watch(ProjectId project, Consumer<LiveEvent> listener) {
    Ring ring = ring(project);
    ring.listen(listener);
    return () -> ring.forget(listener);
  }

  @Override
  public void erase(ErasedPerson person) {
    Set<String> ids = Set.copyOf(person.distinctIds());
    ring(person.project())
        .remove(live -> live.distinctId() != null && ids.contains(live.distinctId()));
  }

  private Ring ring(ProjectId project) {
    return rings.computeIfAbsent(project, _ -> new Ring());
  }

  private static LiveEvent live(long id, IntakeBatch batch, Entry entry) {
    Reason reason =
        switch (entry.outcome()) {
          case Accepted(var warning) -> warning;
          case Duplicate() -> null;
          case Rejected(var refusal) -> refusal;
        };
    String payload = entry.payload();
    return new LiveEvent(
        id,
        Instant.ofEpochMilli(batch.received()),
        entry.time() == null ? null : Instant.ofEpochMilli(entry.time()),
        cut(entry.event().name()),
        cut(entry.event().distinctId()),
        status(entry.outcome()),
        reason == null ? null : reason.code(),
        reason == null ? null : reason.sentence(),
        batch.protocol(),
        bounded(entry.event().library(), MAX_TEXT),
        bounded(payload, MAX_PAYLOAD));
  }

  private static Status status(Outcome outcome) {
    return switch (outcome) {
      case Accepted _ -> Status.ACCEPTED;
      case Duplicate() -> Status.DUPLICATE;
      case Rejected _ -> Status.REJECTED;
    };
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null ? null : bounded(text, MAX_TEXT);
  }

  private static String bounded(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}
