package io.tandem.events.pipeline;

import io.tandem.events.TrackingPlan;
import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.events.intake.PersonChange;
import io.tandem.events.intake.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decides which events may be stored, and makes them storable. */
@Component
class Screening {

  private static final int MAX_NAME = 200;
  private static final int MAX_ID = 200;
  private static final int MAX_GROUPS = 20;
  private static final int MAX_PROPERTIES = 1 << 20;
  private static final int MAX_PERSON = 1 << 16;
  // Seconds that were taken for milliseconds lie in 1970.
  private static final long EARLIEST = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();
  private static final long AHEAD = Duration.ofDays(1).toMillis();

  private static final Verdict TOO_DEEP =
      Verdict.refuse(
          "properties_too_deep",
          "Properties are nested deeper than " + PropertyTree.MAX_DEPTH + " levels.");
  private static final Verdict TOO_LARGE =
      Verdict.refuse(
          "properties_too_large",
          "An event's properties may have 1 MiB of JSON, what it sets on the person 64 KiB.");

  private final TrackingPlan plan;
  private final JsonMapper json;

  Screening(TrackingPlan plan, JsonMapper json) {
    this.plan = plan;
    this.json = json;
  }

  /** Either of the two is there. */
  record Verdict(@Nullable Screened event, @Nullable Reason reason) {

    private static Verdict refuse(String code, String sentence) {
      return new Verdict(null, new Reason(code, sentence));
    }
  }

  Verdict screen(IntakeBatch batch, int index) {
    IncomingEvent event = batch.events().get(index);
    if (event.flaw() != null) {
      return new Verdict(null, event.flaw());
    }
    String name = event.name() == null ? "" : Text.clean(event.name());
    String id = event.distinctId() == null ? "" : Text.cut(event.distinctId(), MAX_ID);
    long time = event.time() == null ? batch.received() : event.time();
    Verdict refused = refuse(batch, name, id, time);
    return refused == null ? prepare(batch, index, name, id, time) : refused;
  }

  private Verdict prepare(IntakeBatch batch, int index, String name, String id, long time) {
    IncomingEvent event = batch.events().get(index);
    ObjectNode properties = event.properties();
    plan.blockedProperties(batch.project()).forEach(properties::remove);
    PersonChange person = event.person();
    if (!PropertyTree.clean(properties) || !clean(person.set()) || !clean(person.setOnce())) {
      return TOO_DEEP;
    }
    String text = json.writeValueAsString(properties);
    if (text.length() > MAX_PROPERTIES
        || size(person.set()) + size(person.setOnce()) > MAX_PERSON) {
      return TOO_LARGE;
    }
    UUID uuid = event.uuid() == null ? mint(batch.received()) : event.uuid();
    return new Verdict(
        new Screened(
            index,
            uuid,
            name,
            id,
            time,
            text,
            person(person),
            groups(event.groups()),
            session(event.session()),
            Text.cut(event.library(), MAX_ID)),
        null);
  }

  private static @Nullable String session(@Nullable String session) {
    return session == null ? null : Text.cut(session, MAX_ID);
  }

  private @Nullable Verdict refuse(IntakeBatch batch, String name, String id, long time) {
    if (name.isBlank()) {
      return Verdict.refuse("event_name_missing", "The event has no name.");
    }
    if (name.length() > MAX_NAME) {
      return Verdict.refuse("event_name_too_long", "An event name has at most 200 characters.");
    }
    if (id.isBlank()) {
      return Verdict.refuse(
          "distinct_id_missing", "The event does not say whose it is; send a distinct id.");
    }
    if (time < EARLIEST || time > batch.received() + AHEAD) {
      return Verdict.refuse(
          "timestamp_out_of_range",
          "The time lies before 1980 or more than a day ahead: " + time + " ms.");
    }
    if (plan.blocks(batch.project(), name)) {
      return Verdict.refuse("event_blocked", "The tracking plan blocks events of this name.");
    }
    return null;
  }

  private static boolean clean(@Nullable ObjectNode properties) {
    return properties == null || PropertyTree.clean(properties);
  }

  private int size(@Nullable ObjectNode properties) {
    return properties == null || properties.isEmpty()
        ? 0
        : json.writeValueAsString(properties).length();
  }

  private static PersonChange person(PersonChange person) {
    if (person.isEmpty()) {
      return PersonChange.NONE;
    }
    return new PersonChange(
        empty(person.set()) ? null : person.set(),
        empty(person.setOnce()) ? null : person.setOnce(),
        link(person.link()),
        person.known());
  }

  private static boolean empty(@Nullable ObjectNode properties) {
    return properties == null || properties.isEmpty();
  }

  private static @Nullable IdentityLink link(@Nullable IdentityLink link) {
    return switch (link) {
      case null -> null;
      case IdentityLink.Identify(var other) ->
          new IdentityLink.Identify(
              other == null || other.isBlank() ? null : Text.cut(other, MAX_ID));
      case IdentityLink.Alias(var other) -> new IdentityLink.Alias(Text.cut(other, MAX_ID));
      case IdentityLink.MergeDangerously(var other) ->
          new IdentityLink.MergeDangerously(Text.cut(other, MAX_ID));
    };
  }

  private static Map<String, String> groups(Map<String, String> groups) {
    if (groups.isEmpty()) {
      return groups;
    }
    Map<String, String> clean = new LinkedHashMap<>();
    groups.entrySet().stream()
        .limit(MAX_GROUPS)
        .forEach(group ->
            clean.put(Text.cut(group.getKey(), MAX_ID), Text.cut(group.getValue(), MAX_ID)));
    return clean;
  }

  /** A version 7 UUID, which sorts by receipt. */
  private static UUID mint(long received) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (received << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
