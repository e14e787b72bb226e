package io.tandem.cli.bench;

import io.tandem.warehouse.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Request bodies in PostHog's batch format, gzipped, made before the clock starts so that the load
 * driver costs little while it measures.
 */
final class CaptureBodies {

  private CaptureBodies() {}

  static byte[] gzipped(String writeKey, List<Event> events) {
    StringBuilder json = new StringBuilder(events.size() * 420);
    json.append("{\"api_key\":\"").append(writeKey).append("\",\"batch\":[");
    String separator = "";
    for (Event event : events) {
      json.append(separator)
          .append("{\"event\":\"")
          .append(event.name())
          .append("\",\"uuid\":\"")
          .append(event.uuid())
          .append("\",\"distinct_id\":\"")
          .append(event.distinctId())
          .append("\",\"timestamp\":\"")
          .append(Instant.ofEpochMilli(event.time()))
          .append("\",\"properties\":")
          .append(event.properties())
          .append('}');
      separator = ",";
    }
    return gzip(json.append("]}").toString());
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
