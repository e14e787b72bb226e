package io.tandem.events.capture.posthog;

import static io.tandem.events.capture.Json.object;
import static io.tandem.events.capture.Json.text;

import io.tandem.events.capture.Times;
import io.tandem.events.intake.EventIds;
import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.PersonChange;
import io.tandem.events.intake.Reason;
import io.tandem.shared.ProjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads single events of PostHog's v0 format. What says something about the person ({@code $set},
 * {@code $set_once}) and the write key are taken out of the stored properties.
 *
 * @param skew what to add to the client's times, milliseconds
 * @param nameless name of events that carry none; null refuses them
 */
record PostHogEvents(ProjectId project, long received, long skew, @Nullable String nameless) {

  private static final Reason NOT_AN_OBJECT =
      new Reason("invalid_event", "An event is a JSON object.");
  private static final Reason BAD_NAME =
      new Reason("event_name_missing", "The event's name is not a text.");
  private static final Reason BAD_UUID = new Reason("invalid_uuid", "The uuid is not a UUID.");
  private static final Reason BAD_TIME =
      new Reason("invalid_timestamp", "The timestamp is neither ISO 8601 nor a number.");

  IncomingEvent read(JsonNode node) {
    if (!(node instanceof ObjectNode event)) {
      ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
      wrapped.set("value", node);
      return IncomingEvent.named(null, null, wrapped).flawed(NOT_AN_OBJECT);
    }
    ObjectNode given = object(event, "properties");
    ObjectNode properties = given == null ? JsonNodeFactory.instance.objectNode() : given;
    JsonNode nameNode = event.get("event");
    String name = nameNode != null && nameNode.isString() ? nameNode.stringValue() : nameless;
    String distinctId = distinctId(event, properties);
    IncomingEvent incoming =
        IncomingEvent.named(name, distinctId, properties)
            .within(groups(properties), text(properties.get("$session_id")))
            .from(library(properties))
            .readFrom(event);
    incoming = incoming.changing(person(event, properties, name == null ? "" : name));
    properties.remove("token");
    properties.remove("distinct_id");
    if (nameNode != null && !nameNode.isNull() && !nameNode.isString()) {
      return incoming.flawed(BAD_NAME);
    }
    return timed(identified(incoming, event, properties), event);
  }

  private static @Nullable String distinctId(ObjectNode event, ObjectNode properties) {
    String[] names = {"distinct_id", "$distinct_id"};
    for (ObjectNode holder : new ObjectNode[] {event, properties}) {
      for (String name : names) {
        String id = text(holder.get(name));
        if (id != null) {
          return id;
        }
      }
    }
    return null;
  }

  private IncomingEvent identified(
      IncomingEvent incoming, ObjectNode event, ObjectNode properties) {
    JsonNode given = event.get("uuid");
    String text = text(given);
    if (text != null) {
      UUID uuid = given.isString() ? EventIds.parse(dashed(text)) : null;
      return uuid == null ? incoming.flawed(BAD_UUID) : incoming.identifiedBy(uuid);
    }
    String inserted = text(properties.get("$insert_id"));
    return inserted == null ? incoming : incoming.identifiedBy(EventIds.uuid(project, inserted));
  }

  private static String dashed(String text) {
    return text.length() == 32
        ? String.join(
            "-",
            text.substring(0, 8),
            text.substring(8, 12),
            text.substring(12, 16),
            text.substring(16, 20),
            text.substring(20))
        : text;
  }

  private IncomingEvent timed(IncomingEvent incoming, ObjectNode event) {
    JsonNode timestamp = event.get("timestamp");
    if (timestamp != null && !timestamp.isNull() && text(timestamp) != null) {
      Long time = Times.millis(timestamp);
      return time == null ? incoming.flawed(BAD_TIME) : incoming.at(time + skew);
    }
    JsonNode offset = event.get("offset");
    if (offset != null && offset.isNumber() && Math.abs(offset.doubleValue()) < 1e15) {
      return incoming.at(received - Math.round(offset.doubleValue()));
    }
    return incoming;
  }

  private static PersonChange person(ObjectNode event, ObjectNode properties, String name) {
    ObjectNode set = merged(event, properties, "$set");
    ObjectNode once = merged(event, properties, "$set_once");
    IdentityLink link =
        switch (name) {
          case "$identify" -> new IdentityLink.Identify(text(properties.get("$anon_distinct_id")));
          case "$create_alias" -> {
            String alias = text(properties.get("alias"));
            yield alias == null ? null : new IdentityLink.Alias(alias);
          }
          case "$merge_dangerously" -> {
            String alias = text(properties.get("alias"));
            yield alias == null ? null : new IdentityLink.MergeDangerously(alias);
          }
          default -> null;
        };
    return set == null && once == null && link == null
        ? PersonChange.NONE
        : new PersonChange(set, once, link, false);
  }

  /** From the event and its properties, taken out of the latter; the event's own win. */
  private static @Nullable ObjectNode merged(ObjectNode event, ObjectNode properties, String name) {
    ObjectNode inner = properties.remove(name) instanceof ObjectNode object ? object : null;
    ObjectNode outer = object(event, name);
    if (inner != null && outer != null) {
      inner.setAll(outer);
      return inner;
    }
    return inner == null ? outer : inner;
  }

  private static Map<String, String> groups(ObjectNode properties) {
    Map<String, String> groups = new LinkedHashMap<>();
    ObjectNode given = object(properties, "$groups");
    if (given != null) {
      for (Map.Entry<String, JsonNode> group : given.properties()) {
        String key = text(group.getValue());
        if (key != null) {
          groups.put(group.getKey(), key);
        }
      }
    }
    String type = text(properties.get("$group_type"));
    String key = text(properties.get("$group_key"));
    if (type != null && key != null) {
      groups.put(type, key);
    }
    return groups;
  }

  private static String library(ObjectNode properties) {
    String name = text(properties.get("$lib"));
    String version = text(properties.get("$lib_version"));
    if (name == null) {
      return "";
    }
    return version == null ? name : name + "/" + version;
  }
}
