package io.tandem.events.pipeline;

import io.tandem.events.identity.Claim;
import io.tandem.events.identity.ErasureGate;
import io.tandem.events.identity.Identified;
import io.tandem.events.identity.Identities;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.Intake;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.events.intake.IntakeResult;
import io.tandem.events.intake.IntakeResult.Accepted;
import io.tandem.events.intake.IntakeResult.Duplicate;
import io.tandem.events.intake.IntakeResult.Outcome;
import io.tandem.events.intake.IntakeResult.Rejected;
import io.tandem.events.live.LiveFeed;
import io.tandem.events.pipeline.Screening.Verdict;
import io.tandem.events.stream.Arrivals;
import io.tandem.warehouse.Appended;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Screens, identifies and appends. People are committed before the events that speak of them. */
@Component
class StoringIntake implements Intake {

  private final Screening screening;
  private final Identities identities;
  private final ErasureGate gate;
  private final Warehouse warehouse;
  private final LiveFeed live;
  private final Arrivals arrivals;

  StoringIntake(
      Screening screening, People people, Warehouse warehouse, LiveFeed live, Arrivals arrivals) {
    this.screening = screening;
    this.identities = people.identities();
    this.gate = people.gate();
    this.warehouse = warehouse;
    this.live = live;
    this.arrivals = arrivals;
  }

  /** Who is who, and what keeps batches apart from people being erased. */
  @Component
  record People(Identities identities, ErasureGate gate) {}

  @Override
  public IntakeResult accept(IntakeBatch batch) {
    return gate.pass(() -> take(batch));
  }

  private IntakeResult take(IntakeBatch batch) {
    Outcome[] outcomes = new Outcome[batch.events().size()];
    List<Screened> screened = screen(batch, outcomes);
    if (!screened.isEmpty()) {
      store(batch, screened, outcomes);
    }
    record(batch, screened, outcomes);
    return new IntakeResult(Arrays.asList(outcomes));
  }

  private List<Screened> screen(IntakeBatch batch, Outcome[] outcomes) {
    List<Screened> screened = new ArrayList<>(outcomes.length);
    for (int i = 0; i < outcomes.length; i++) {
      Verdict verdict = screening.screen(batch, i);
      if (verdict.event() != null) {
        screened.add(verdict.event());
      } else if (verdict.reason() != null) {
        outcomes[i] = new Rejected(verdict.reason());
      }
    }
    return screened;
  }

  private void store(IntakeBatch batch, List<Screened> screened, Outcome[] outcomes) {
    List<Claim> claims =
        screened.stream()
            .map(event ->
                new Claim(
                    event.distinctId(), event.person(), Math.min(event.time(), batch.received())))
            .toList();
    Identified who = identities.identify(batch.project(), batch.received(), claims);
    List<Event> events = new ArrayList<>(screened.size());
    for (int i = 0; i < screened.size(); i++) {
      events.add(event(batch, screened.get(i), who.persons().get(i)));
    }
    Appended appended = append(new Batch(events, who.copies(), who.merges()), who);
    arrivals.note(batch.project());
    for (int i = 0; i < screened.size(); i++) {
      outcomes[screened.get(i).index()] =
          appended.duplicates().get(i) ? new Duplicate() : new Accepted(who.warnings().get(i));
    }
  }

  private Appended append(Batch batch, Identified who) {
    boolean appended = false;
    try {
      Appended answer = warehouse.append(batch);
      appended = true;
      return answer;
    } finally {
      if (appended) {
        identities.copied(who.changes());
      } else {
        identities.notCopied(who.changes());
      }
    }
  }

  private static Event event(IntakeBatch batch, Screened event, long person) {
    return new Event(
        batch.project(),
        event.uuid(),
        batch.environment(),
        event.name(),
        event.distinctId(),
        person,
        event.session(),
        event.groups(),
        event.time(),
        batch.received(),
        event.properties(),
        event.library());
  }

  private void record(IntakeBatch batch, List<Screened> screened, Outcome[] outcomes) {
    String[] payloads = new String[outcomes.length];
    Long[] times = new Long[outcomes.length];
    for (Screened event : screened) {
      payloads[event.index()] = event.properties();
      times[event.index()] = event.time();
    }
    List<LiveFeed.Entry> entries = new ArrayList<>(outcomes.length);
    for (int i = 0; i < outcomes.length; i++) {
      IncomingEvent event = batch.events().get(i);
      String payload = payloads[i] == null ? unread(event) : payloads[i];
      Long time = times[i] == null ? event.time() : times[i];
      entries.add(new LiveFeed.Entry(event, time, outcomes[i], payload));
    }
    live.record(batch, entries);
  }

  /** What is shown of an event that was rejected unread: all that its client sent. */
  private static String unread(IncomingEvent event) {
    return event.sent() == null ? event.properties().toString() : SentBody.shown(event.sent());
  }
}
