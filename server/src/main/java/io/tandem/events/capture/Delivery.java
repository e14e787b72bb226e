package io.tandem.events.capture;

import io.tandem.access.WriteKeys;
import io.tandem.access.WriteKeys.Target;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.Intake;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.events.intake.IntakeResult;
import io.tandem.events.intake.IntakeResult.Outcome;
import io.tandem.events.intake.IntakeResult.Rejected;
import io.tandem.events.intake.Reason;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings decoded events of a write key into the intake, within the key's quota. */
@Component
public class Delivery {

  /**
   * Events of one request. Each takes some hundred bytes of memory however small it is, so the size
   * of a body alone bounds nothing: eight megabytes hold four million.
   */
  public static final int MOST_EVENTS = 20_000;

  private static final Reason OVER_QUOTA =
      new Reason("quota_exceeded", "The daily quota of the write key is used up.");
  private static final String BLOCKED = "event_blocked";

  private final WriteKeys keys;
  private final Intake intake;
  private final Exposures exposures;

  Delivery(WriteKeys keys, Intake intake, Exposures exposures) {
    this.keys = keys;
    this.intake = intake;
    this.exposures = exposures;
  }

  /**
   * Whose key it is.
   *
   * @throws TandemException {@code unknown_write_key} (401), also for a personal key ({@code phx_})
   */
  public Target target(@Nullable String key) {
    if (key == null || key.isBlank() || key.startsWith("phx_")) {
      throw new TandemException(CaptureError.UNKNOWN_WRITE_KEY);
    }
    return keys.resolve(key.strip())
        .orElseThrow(() -> new TandemException(CaptureError.UNKNOWN_WRITE_KEY));
  }

  /**
   * Looks at the number of events before they are read.
   *
   * @throws TandemException {@code too_many_events} (413)
   */
  public static void checkCount(int events) {
    if (events > MOST_EVENTS) {
      throw new TandemException(CaptureError.TOO_MANY_EVENTS, MOST_EVENTS);
    }
  }

  /**
   * Takes the events in.
   *
   * @return false when the key's quota is used up; the events are then shown as rejected
   * @throws TandemException {@code nothing_accepted} (400) when every event is faulty by itself
   */
  public boolean deliver(
      Target target, String protocol, long received, List<IncomingEvent> events) {
    if (events.isEmpty()) {
      return true;
    }
    boolean within = keys.take(target, events.size());
    List<IncomingEvent> allowed =
        events.stream()
            .map(event -> within ? exposures.once(target, event) : event.flawed(OVER_QUOTA))
            .toList();
    IntakeBatch batch =
        new IntakeBatch(target.project(), target.environment(), protocol, received, allowed);
    if (within) {
      refuseIfAllFaulty(accepted(target, batch));
    } else {
      intake.accept(batch);
    }
    return within;
  }

  private IntakeResult accepted(Target target, IntakeBatch batch) {
    try {
      return intake.accept(batch);
    } catch (RuntimeException notStored) {
      keys.giveBack(target, batch.events().size());
      throw notStored;
    }
  }

  private static void refuseIfAllFaulty(IntakeResult result) {
    for (Outcome outcome : result.outcomes()) {
      if (!(outcome instanceof Rejected(var reason)) || reason.code().equals(BLOCKED)) {
        return;
      }
    }
    if (result.outcomes().getFirst() instanceof Rejected(var reason)) {
      throw new TandemException(CaptureError.NOTHING_ACCEPTED, reason.sentence());
    }
  }
}
