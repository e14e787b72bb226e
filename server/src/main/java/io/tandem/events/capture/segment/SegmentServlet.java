package io.tandem.events.capture.segment;

import static io.tandem.events.capture.Json.object;
import static io.tandem.events.capture.Json.text;

import io.tandem.access.WriteKeys.Target;
import io.tandem.events.capture.Bodies;
import io.tandem.events.capture.CaptureError;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import io.tandem.events.capture.Json;
import io.tandem.events.capture.Times;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls of Segment's SDKs: {@code /v1/<type>}, {@code /v1/batch} and {@code /v1/import}. */
class SegmentServlet extends CaptureServlet {

  private static final long serialVersionUID = 1L;

  /** What is read at all; above the batch limit, so that a batch too large is told so. */
  private static final int READ_LIMIT = 2 << 20;

  private static final int BATCH_LIMIT = 500 << 10;
  private static final int CALL_LIMIT = 32 << 10;

  /** All copies of a batch's context together; without a bound 500 KB would become gigabytes. */
  private static final int CONTEXT_LIMIT = 2 << 20;

  private static final Set<String> SINGLE =
      Set.of("identify", "track", "page", "screen", "group", "alias");
  private static final Set<String> MANY = Set.of("batch", "import");

  private final transient Bodies bodies;
  private final transient Delivery delivery;
  private final transient Clock clock;

  SegmentServlet(Bodies bodies, Delivery delivery, Clock clock) {
    this.bodies = bodies;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  protected void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = type(request.getRequestURI());
    if (!SINGLE.contains(type) && !MANY.contains(type)) {
      answer(response, 404, "{\"success\":false,\"status\":404,\"code\":\"not_found\"}");
      return;
    }
    long received = clock.millis();
    try (Bodies.Lease lease = bodies.lease(READ_LIMIT)) {
      byte[] body = lease.inflate(lease.read(request.getInputStream()));
      if (body.length > BATCH_LIMIT) {
        throw new TandemException(CaptureError.BATCH_TOO_LARGE);
      }
      if (!(Json.read(lease.forTree(body)) instanceof ObjectNode envelope)) {
        throw new TandemException(CaptureError.UNREADABLE, "it is no object");
      }
      Target target = delivery.target(key(request, envelope));
      SegmentEvents reader =
          new SegmentEvents(target.project(), received, Times.millis(envelope.get("sentAt")));
      List<IncomingEvent> events =
          SINGLE.contains(type)
              ? List.of(single(reader, type, envelope, body.length))
              : many(lease, reader, envelope, body.length);
      if (!delivery.deliver(target, "segment", received, events)) {
        response.setHeader("Retry-After", "3600");
        throw new TandemException(CaptureError.QUOTA_EXCEEDED);
      }
    }
    answer(response, 200, "{\"success\":true}");
  }

  private static String type(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  private static IncomingEvent single(
      SegmentEvents reader, String type, ObjectNode call, int length) {
    return length > CALL_LIMIT ? reader.tooLarge(call) : reader.read(type, call);
  }

  private static List<IncomingEvent> many(
      Bodies.Lease lease, SegmentEvents reader, ObjectNode envelope, int length) {
    if (!(envelope.get("batch") instanceof ArrayNode batch)) {
      throw new TandemException(CaptureError.UNREADABLE, "it has no batch");
    }
    Delivery.checkCount(batch.size());
    ObjectNode shared = object(envelope, "context");
    if (shared != null) {
      long copies = (long) bytes(shared) * batch.size();
      if (copies > CONTEXT_LIMIT) {
        throw new TandemException(CaptureError.CONTEXT_TOO_LARGE, CONTEXT_LIMIT);
      }
      lease.forTrees(2 * copies); // the call's context and the property made of it
    }
    List<IncomingEvent> events = new ArrayList<>(batch.size());
    for (JsonNode node : batch) {
      if (!(node instanceof ObjectNode call)) {
        events.add(reader.notAnObject(node));
      } else if (length > CALL_LIMIT && bytes(call) > CALL_LIMIT) {
        events.add(reader.tooLarge(call));
      } else {
        addContext(call, shared);
        events.add(reader.read(text(call.get("type")), call));
      }
    }
    return events;
  }

  private static int bytes(ObjectNode call) {
    return call.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** A call's own context wins over the batch's. */
  private static void addContext(ObjectNode call, @Nullable ObjectNode shared) {
    if (shared != null) {
      ObjectNode own = object(call, "context");
      ObjectNode merged = shared.deepCopy();
      if (own != null) {
        merged.setAll(own);
      }
      call.set("context", merged);
    }
  }

  private static @Nullable String key(HttpServletRequest request, ObjectNode envelope) {
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
      try {
        byte[] plain = Base64.getDecoder().decode(header.substring(6).strip());
        String userAndPassword = new String(plain, StandardCharsets.UTF_8);
        int colon = userAndPassword.indexOf(':');
        return colon < 0 ? userAndPassword : userAndPassword.substring(0, colon);
      } catch (IllegalArgumentException notBase64) {
        return null;
      }
    }
    return text(envelope.get("writeKey"));
  }
}
