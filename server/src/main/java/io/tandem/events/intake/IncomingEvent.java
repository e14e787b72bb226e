package io.tandem.events.intake;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event as a client sent it, not yet validated. Build it with {@link #named}.
 *
 * @param name event name; null when the client sent none
 * @param distinctId id of who did it; null when the client sent none; longer than 200 characters is
 *     cut
 * @param uuid the client's identity of the event, null to mint one; text ids become UUIDs through
 *     {@link EventIds}
 * @param time UTC milliseconds, null when it happened at receipt
 * @param properties what the event carries; the intake may change this tree
 * @param person what it says about the person
 * @param groups group type to group key
 * @param session client's session id
 * @param library client library and version, empty when unknown
 * @param flaw why the decoder could not read it; such an event is recorded and rejected
 * @param sent the whole message it was read from, shown to people when it is rejected; null when
 *     there is none
 */
public record IncomingEvent(
    @Nullable String name,
    @Nullable String distinctId,
    @Nullable UUID uuid,
    @Nullable Long time,
    ObjectNode properties,
    PersonChange person,
    Map<String, String> groups,
    @Nullable String session,
    String library,
    @Nullable Reason flaw,
    @Nullable ObjectNode sent) {

  /** An event with nothing but a name, an id and properties. */
  public static IncomingEvent named(
      @Nullable String name, @Nullable String distinctId, ObjectNode properties) {
    return new IncomingEvent(
        name,
        distinctId,
        null,
        null,
        properties,
        PersonChange.NONE,
        Map.of(),
        null,
        "",
        null,
        null);
  }

  /** The same with the client's identity of the event. */
  public IncomingEvent identifiedBy(@Nullable UUID id) {
    return new IncomingEvent(
        name, distinctId, id, time, properties, person, groups, session, library, flaw, sent);
  }

  /** The same at an instant, UTC milliseconds. */
  public IncomingEvent at(@Nullable Long instant) {
    return new IncomingEvent(
        name, distinctId, uuid, instant, properties, person, groups, session, library, flaw, sent);
  }

  /** The same, saying something about the person. */
  public IncomingEvent changing(PersonChange change) {
    return new IncomingEvent(
        name, distinctId, uuid, time, properties, change, groups, session, library, flaw, sent);
  }

  /** The same within groups and a session. */
  public IncomingEvent within(Map<String, String> memberships, @Nullable String sessionId) {
    return new IncomingEvent(
        name,
        distinctId,
        uuid,
        time,
        properties,
        person,
        memberships,
        sessionId,
        library,
        flaw,
        sent);
  }

  /** The same, sent by a library. */
  public IncomingEvent from(String sender) {
    return new IncomingEvent(
        name, distinctId, uuid, time, properties, person, groups, session, sender, flaw, sent);
  }

  /** The same, unreadable for a reason. */
  public IncomingEvent flawed(Reason reason) {
    return new IncomingEvent(
        name, distinctId, uuid, time, properties, person, groups, session, library, reason, sent);
  }

  /** The same, read from a message. */
  public IncomingEvent readFrom(ObjectNode message) {
    return new IncomingEvent(
        name, distinctId, uuid, time, properties, person, groups, session, library, flaw, message);
  }
}
