package io.tandem.cli.bench;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Events as a learning app sends them, about 300 bytes each; deterministic, each with its uuid. */
final class BenchEvents {

  private static final String[] NAMES = {
    "$pageview", "lesson_opened", "lesson_finished", "quiz_answered", "playback_started", "search"
  };
  private static final String[] CITIES = {"上海", "北京", "成都", "杭州", "广州", "武汉"};

  private final int people;
  private final long now;
  private final SplittableRandom random;

  /**
   * @param people how many distinct ids send them
   * @param now the latest time an event may carry
   * @param seed another seed gives other uuids
   */
  BenchEvents(int people, Instant now, long seed) {
    this.people = people;
    this.now = now.toEpochMilli();
    this.random = new SplittableRandom(seed);
  }

  List<Event> next(int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(event());
    }
    return events;
  }

  private Event event() {
    int person = random.nextInt(people);
    long time = now - random.nextInt(60_000);
    return new Event(
        new ProjectId(1),
        new UUID(random.nextLong(), random.nextLong()),
        1,
        NAMES[random.nextInt(NAMES.length)],
        "user-" + person,
        person + 1L,
        "s" + person % 977,
        Map.of(),
        time,
        now,
        properties(person),
        "posthog-node 5.9.0");
  }

  private String properties(int person) {
    return "{\"$lib\":\"posthog-node\",\"$lib_version\":\"5.9.0\",\"city\":\""
        + CITIES[person % CITIES.length]
        + "\",\"$session_id\":\"s"
        + person % 977
        + "\",\"lesson\":\"lesson-"
        + random.nextInt(400)
        + "\",\"seconds\":"
        + random.nextInt(1800)
        + ",\"plan\":\""
        + (person % 9 == 0 ? "paid" : "free")
        + "\",\"app_version\":\"6."
        + random.nextInt(9)
        + "\",\"score\":"
        + random.nextInt(1000) / 10.0
        + "}";
  }
}
