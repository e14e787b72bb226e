package io.tandem.cli.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Request bodies in PostHog's batch format, gzipped, made before the clock starts so that the load
 * driver costs little while it measures. Deterministic by seed; every event has its own uuid.
 */
final class CaptureBodies {

  private static final String[] NAMES = {
    "$pageview", "lesson_opened", "lesson_finished", "quiz_answered", "playback_started", "search"
  };
  private static final String[] CITIES = {"上海", "北京", "成都", "杭州", "广州", "武汉"};

  private final String writeKey;
  private final int eventsEach;
  private final int people;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Instant now;

  CaptureBodies(String writeKey, int eventsEach, int people, Instant now) {
    this.writeKey = writeKey;
    this.eventsEach = eventsEach;
    this.people = people;
    this.now = now;
  }

  List<byte[]> make(int count) {
    List<byte[]> bodies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bodies.add(gzip(body()));
    }
    return bodies;
  }

  private String body() {
    StringBuilder json = new StringBuilder(eventsEach * 420);
    json.append("{\"api_key\":\"").append(writeKey).append("\",\"batch\":[");
    for (int i = 0; i < eventsEach; i++) {
      if (i > 0) {
        json.append(',');
      }
      event(json);
    }
    return json.append("]}").toString();
  }

  private void event(StringBuilder json) {
    int person = random.nextInt(people);
    json.append("{\"event\":\"")
        .append(NAMES[random.nextInt(NAMES.length)])
        .append("\",\"uuid\":\"")
        .append(new UUID(random.nextLong(), random.nextLong()))
        .append("\",\"distinct_id\":\"user-")
        .append(person)
        .append("\",\"timestamp\":\"")
        .append(now.minusMillis(random.nextInt(60_000)))
        .append(
            "\",\"properties\":{\"$lib\":\"posthog-node\",\"$lib_version\":\"5.9.0\",\"city\":\"")
        .append(CITIES[person % CITIES.length])
        .append("\",\"$session_id\":\"s")
        .append(person % 977)
        .append("\",\"lesson\":\"lesson-")
        .append(random.nextInt(400))
        .append("\",\"seconds\":")
        .append(random.nextInt(1800))
        .append(",\"plan\":\"")
        .append(person % 9 == 0 ? "paid" : "free")
        .append("\",\"app_version\":\"6.")
        .append(random.nextInt(9))
        .append("\",\"score\":")
        .append(random.nextInt(1000) / 10.0)
        .append("}}");
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
