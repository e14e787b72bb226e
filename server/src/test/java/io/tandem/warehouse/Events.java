package io.tandem.warehouse;

import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Events for tests; everything that does not matter has a default. */
public final class Events {

  /** Receipt of events that do not say otherwise. */
  public static final long RECEIVED = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

  private static final AtomicInteger PROJECTS = new AtomicInteger();

  private Events() {}

  /** A project no other test uses. */
  public static ProjectId project() {
    return new ProjectId(PROJECTS.incrementAndGet());
  }

  /** An event of a person. */
  public static Event event(ProjectId project, String name, long person) {
    return event(project, name, person, RECEIVED, "{}");
  }

  /** An event at a time with properties. */
  public static Event event(
      ProjectId project, String name, long person, long time, String properties) {
    return new Event(
        project,
        UUID.randomUUID(),
        1,
        name,
        "d" + person,
        person,
        null,
        Map.of(),
        time,
        RECEIVED,
        properties,
        "test 1");
  }

  /** An event with an identity, received at a time. */
  public static Event received(ProjectId project, UUID uuid, long received) {
    return new Event(
        project, uuid, 1, "e", "d1", 1, null, Map.of(), received, received, "{}", "test 1");
  }

  /** Events that differ by uuid only. */
  public static List<Event> many(ProjectId project, int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(project, "many", i));
    }
    return events;
  }
}
