package io.tandem.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What clients sent to one project, in the order in which it arrived. Made by {@link Histories},
 * understood by {@link Oracle}.
 *
 * @param first first local date on which something may happen
 * @param last last local date on which something may happen
 */
public record History(ZoneId zone, LocalDate first, LocalDate last, List<Step> steps) {

  /** One thing a client sent. */
  public sealed interface Step {

    /** Identity of the event; equal ones are duplicates. */
    UUID uuid();

    /** As a client of the PostHog protocol sends it. */
    Map<String, Object> sent();
  }

  /** Somebody did something. */
  public record Tracked(
      UUID uuid, String id, String event, Instant time, Map<String, Object> properties)
      implements Step {

    @Override
    public Map<String, Object> sent() {
      return message(uuid, event, id, time, properties);
    }
  }

  /** Somebody said who it is: the anonymous person, if not known yet, is this one. */
  public record Identified(
      UUID uuid, String id, String anonymous, Instant time, Map<String, Object> set)
      implements Step {

    @Override
    public Map<String, Object> sent() {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("$anon_distinct_id", anonymous);
      properties.put("$set", set);
      return message(uuid, "$identify", id, time, properties);
    }
  }

  /** Two people turn out to be one, known or not. */
  public record Merged(UUID uuid, String id, String alias, Instant time) implements Step {

    @Override
    public Map<String, Object> sent() {
      return message(uuid, "$merge_dangerously", id, time, Map.of("alias", alias));
    }
  }

  private static Map<String, Object> message(
      UUID uuid, String event, String id, Instant time, Map<String, Object> properties) {
    return Map.of(
        "uuid", uuid.toString(),
        "event", event,
        "distinct_id", id,
        "timestamp", time.toString(),
        "properties", properties);
  }

  /**
   * What the same people do in another environment: each event once more, as an event of its own.
   */
  public History tried() {
    List<Step> again = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Tracked done) {
        again.add(
            new Tracked(
                UUID.randomUUID(), done.id(), done.event(), done.time(), done.properties()));
      }
    }
    return new History(zone, first, last, again);
  }

  /** Sends everything in order, {@code size} messages a request, and expects all to be accepted. */
  public void send(TestServer.TestProject project, int size) {
    for (int start = 0; start < steps.size(); start += size) {
      List<Map<String, Object>> batch = new ArrayList<>();
      for (Step step : steps.subList(start, Math.min(start + size, steps.size()))) {
        batch.add(step.sent());
      }
      TestServer.Answer answer =
          project
              .server()
              .send(
                  TestServer.json(
                      project.server().anonymous("/batch/"),
                      "POST",
                      Map.of("api_key", project.writeKey(), "batch", batch)));
      if (answer.status() != 200) {
        throw new AssertionError(answer.status() + " " + answer.body());
      }
    }
  }
}
