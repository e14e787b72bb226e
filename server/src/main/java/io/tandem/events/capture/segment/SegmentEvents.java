package io.tandem.events.capture.segment;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads single calls of Segment's API. A track call is an event of its own name; the others are
 * stored as {@code page}, {@code screen}, and under the names PostHog's protocol has for the same:
 * {@code $identify}, {@code $groupidentify}, {@code $create_alias}.
 *
 * @param sentAt the client's clock when it sent the batch, UTC milliseconds; null when not said
 */
record SegmentEvents(ProjectId project, long received, @Nullable Long sentAt) {

  private static final Reason BAD_TYPE =
      new Reason("invalid_event", "The type is identify, track, page, screen, group or alias.");
  private static final Reason NOT_AN_OBJECT =
      new Reason("invalid_event", "A call is a JSON object.");
  private static final Reason BAD_TIME =
      new Reason("invalid_timestamp", "The timestamp is neither ISO 8601 nor a number.");
  private static final Reason TOO_LARGE =
      new Reason("event_too_large", "A call has at most 32 KB.");

  /** A call to be refused by itself for its size. */
  IncomingEvent tooLarge(ObjectNode call) {
    return IncomingEvent.named(
            text(call.get("event")), userOrAnonymous(call), JsonNodeFactory.instance.objectNode())
        .readFrom(call)
        .flawed(TOO_LARGE);
  }

  IncomingEvent notAnObject(JsonNode node) {
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
    wrapped.set("value", node);
    return IncomingEvent.named(null, null, wrapped).flawed(NOT_AN_OBJECT);
  }

  /**
   * @param type from the path, or the call's own within a batch
   */
  IncomingEvent read(@Nullable String type, ObjectNode call) {
    ObjectNode given = object(call, "properties");
    ObjectNode properties = given == null ? JsonNodeFactory.instance.objectNode() : given;
    String name = name(type == null ? "" : type, call, properties);
    ObjectNode context = object(call, "context");
    String messageId = text(call.get("messageId"));
    IncomingEvent event =
        IncomingEvent.named(name, userOrAnonymous(call), properties)
            .identifiedBy(messageId == null ? null : EventIds.uuid(project, messageId))
            .changing(person(type == null ? "" : type, call))
            .within(groups(call, context), context == null ? null : text(context.get("sessionId")))
            .from(library(context))
            .readFrom(call);
    addContext(properties, context);
    return name == null && !"track".equals(type) ? event.flawed(BAD_TYPE) : timed(event, call);
  }

  private static @Nullable String name(String type, ObjectNode call, ObjectNode properties) {
    return switch (type) {
      case "track" -> text(call.get("event"));
      case "page", "screen" -> {
        copy(call, "name", properties);
        copy(call, "category", properties);
        yield type;
      }
      case "identify" -> "$identify";
      case "group" -> {
        copy(call, "groupId", properties);
        ObjectNode traits = object(call, "traits");
        if (traits != null) {
          properties.set("$group_set", traits);
        }
        yield "$groupidentify";
      }
      case "alias" -> {
        copy(call, "previousId", properties);
        yield "$create_alias";
      }
      default -> null;
    };
  }

  private static void copy(ObjectNode call, String name, ObjectNode properties) {
    JsonNode value = call.get(name);
    if (value != null && !value.isNull() && !properties.has(name)) {
      properties.set(name, value);
    }
  }

  private static @Nullable String userOrAnonymous(ObjectNode call) {
    String user = text(call.get("userId"));
    return user == null ? text(call.get("anonymousId")) : user;
  }

  private static PersonChange person(String type, ObjectNode call) {
    String user = text(call.get("userId"));
    boolean known = user != null;
    return switch (type) {
      case "identify" -> {
        IdentityLink link = known ? new IdentityLink.Identify(text(call.get("anonymousId"))) : null;
        yield new PersonChange(object(call, "traits"), null, link, known);
      }
      case "alias" -> {
        String previous = text(call.get("previousId"));
        yield new PersonChange(
            null, null, previous == null ? null : new IdentityLink.Alias(previous), known);
      }
      default -> new PersonChange(null, null, null, known);
    };
  }

  private static Map<String, String> groups(ObjectNode call, @Nullable ObjectNode context) {
    String group = text(call.get("groupId"));
    if (group == null && context != null) {
      group = text(context.get("groupId"));
    }
    Map<String, String> groups = new LinkedHashMap<>();
    if (group != null) {
      groups.put("group", group);
    }
    return groups;
  }

  private static String library(@Nullable ObjectNode context) {
    ObjectNode library = context == null ? null : object(context, "library");
    String name = library == null ? null : text(library.get("name"));
    if (library == null || name == null) {
      return "";
    }
    String version = text(library.get("version"));
    return version == null ? name : name + "/" + version;
  }

  /** What the context says of page and campaign, under the names web clients of PostHog use. */
  private static void addContext(ObjectNode properties, @Nullable ObjectNode context) {
    if (context == null) {
      return;
    }
    ObjectNode kept = context.deepCopy();
    kept.remove("library");
    kept.remove("traits");
    if (!kept.isEmpty() && !properties.has("context")) {
      properties.set("context", kept);
    }
    ObjectNode page = object(context, "page");
    if (page != null) {
      rename(page, "url", properties, "$current_url");
      rename(page, "path", properties, "$pathname");
      rename(page, "referrer", properties, "$referrer");
    }
    ObjectNode campaign = object(context, "campaign");
    if (campaign != null) {
      rename(campaign, "source", properties, "utm_source");
      rename(campaign, "medium", properties, "utm_medium");
      rename(campaign, "name", properties, "utm_campaign");
    }
  }

  private static void rename(ObjectNode from, String name, ObjectNode to, String newName) {
    JsonNode value = from.get(name);
    if (value != null && !value.isNull() && !to.has(newName)) {
      to.set(newName, value);
    }
  }

  private IncomingEvent timed(IncomingEvent event, ObjectNode call) {
    JsonNode given = call.get("timestamp");
    JsonNode timestamp = text(given) == null ? call.get("originalTimestamp") : given;
    if (text(timestamp) == null) {
      return event;
    }
    Long time = Times.millis(timestamp);
    if (time == null) {
      return event.flawed(BAD_TIME);
    }
    Long own = Times.millis(call.get("sentAt"));
    Long sent = own == null ? sentAt : own;
    return event.at(sent == null ? time : time + received - sent);
  }
}
