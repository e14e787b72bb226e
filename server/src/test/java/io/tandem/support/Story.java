package io.tandem.support;

import io.tandem.support.History.Step;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes down what people do, then sends it to a project. */
public final class Story {

  private final List<Step> steps = new ArrayList<>();

  /** Somebody did something at an instant. */
  public Story did(String id, String event, String time) {
    return did(id, event, time, Map.of());
  }

  /** Somebody did something with properties. */
  public Story did(String id, String event, String time, Map<String, Object> properties) {
    steps.add(new History.Tracked(UUID.randomUUID(), id, event, Instant.parse(time), properties));
    return this;
  }

  /** The people {@code id0}, {@code id1} … did something. */
  public Story crowd(int people, String id, String event, String time) {
    for (int i = 0; i < people; i++) {
      did(id + i, event, time);
    }
    return this;
  }

  /** An anonymous person said who it is. */
  public Story identified(String id, String anonymous, String time) {
    steps.add(
        new History.Identified(
            UUID.randomUUID(), id, anonymous, Instant.parse(time), Map.of("plan", "vip")));
    return this;
  }

  /** Sends it all through the capture endpoint. */
  public void sendTo(TestProject project) {
    new History(ZoneOffset.UTC, LocalDate.MIN, LocalDate.MAX, List.copyOf(steps))
        .send(project, 500);
  }
}
