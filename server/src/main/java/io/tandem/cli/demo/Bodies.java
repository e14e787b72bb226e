package io.tandem.cli.demo;

import io.tandem.cli.demo.story.DemoEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Request bodies as the client libraries of PostHog and Segment make them, gzipped. */
final class Bodies {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String LIBRARY = "tandem-demo";

  private final StoryLanguage language;
  private final Instant sentAt;

  Bodies(StoryLanguage language, Instant sentAt) {
    this.language = language;
    this.sentAt = sentAt;
  }

  /** A body for {@code POST /batch}. */
  byte[] posthog(List<DemoEvent> events, String writeKey) {
    return gzip(json -> {
      json.writeStartObject();
      json.writeStringProperty("api_key", writeKey);
      json.writeStringProperty("sent_at", sentAt.toString());
      json.writeArrayPropertyStart("batch");
      events.forEach(event -> posthog(json, event));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private void posthog(JsonGenerator json, DemoEvent event) {
    boolean identify = event.name().equals(DemoEvent.IDENTIFY);
    String anonymous = event.anonymousId();
    json.writeStartObject();
    json.writeStringProperty("event", event.name());
    json.writeStringProperty("uuid", event.uuid().toString());
    json.writeStringProperty("timestamp", event.time().toString());
    json.writeStringProperty(
        "distinct_id", anonymous == null || identify ? event.learner().distinctId() : anonymous);
    json.writeObjectPropertyStart("properties");
    if (identify && anonymous != null) {
      json.writeStringProperty("$anon_distinct_id", anonymous);
    }
    event.properties().forEach((name, value) -> write(json, name, value));
    json.writeStringProperty("$lib", LIBRARY);
    json.writeEndObject();
    object(json, "$set", event.person());
    json.writeEndObject();
  }

  /** A body for {@code POST /v1/batch}. */
  byte[] segment(List<DemoEvent> events) {
    return gzip(json -> {
      json.writeStartObject();
      json.writeStringProperty("sentAt", sentAt.toString());
      json.writeArrayPropertyStart("batch");
      events.forEach(event -> segment(json, event));
      json.writeEndArray();
      json.writeObjectPropertyStart("context");
      object(json, "library", Map.of("name", LIBRARY, "version", "1"));
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private void segment(JsonGenerator json, DemoEvent event) {
    boolean identify = event.name().equals(DemoEvent.IDENTIFY);
    json.writeStartObject();
    json.writeStringProperty("type", identify ? "identify" : "track");
    json.writeStringProperty("messageId", event.uuid().toString());
    json.writeStringProperty("timestamp", event.time().toString());
    json.writeStringProperty("userId", event.learner().distinctId());
    if (identify) {
      object(json, "traits", event.person());
    } else {
      json.writeStringProperty("event", event.name());
      object(json, "properties", event.properties());
    }
    json.writeEndObject();
  }

  private void object(JsonGenerator json, String name, Map<String, Object> values) {
    if (!values.isEmpty()) {
      json.writeObjectPropertyStart(name);
      values.forEach((key, value) -> write(json, key, value));
      json.writeEndObject();
    }
  }

  private void write(JsonGenerator json, String name, Object value) {
    Object sent = language.sent(value);
    switch (sent) {
      case Integer whole -> json.writeNumberProperty(name, whole);
      case Double number -> json.writeNumberProperty(name, number);
      default -> json.writeStringProperty(name, sent.toString());
    }
  }

  private interface Content {
    void write(JsonGenerator json);
  }

  private static byte[] gzip(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (OutputStream packed = new Fast(bytes);
        JsonGenerator json = JSON.createGenerator(packed)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen in memory
    }
    return bytes.toByteArray();
  }

  private static final class Fast extends GZIPOutputStream {

    Fast(OutputStream out) throws IOException {
      super(out, 1 << 14);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
