package io.tandem.events.capture.posthog;

import io.tandem.access.WriteKeys.Target;
import io.tandem.events.capture.Bodies;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import io.tandem.events.capture.Form;
import io.tandem.events.intake.IncomingEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Events of PostHog's SDKs; paths and answers as their v0 capture contract has them. */
class PostHogServlet extends CaptureServlet {

  private static final long serialVersionUID = 1L;
  private static final int EVENT_LIMIT = 2 << 20;
  private static final int BATCH_LIMIT = 20 << 20;

  private final transient Bodies bodies;
  private final transient Delivery delivery;
  private final transient Clock clock;

  PostHogServlet(Bodies bodies, Delivery delivery, Clock clock) {
    this.bodies = bodies;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  protected void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    Map<String, String> query = Form.parse(request.getQueryString());
    long received = clock.millis();
    boolean within;
    try (Bodies.Lease lease = bodies.lease(path.startsWith("/batch") ? BATCH_LIMIT : EVENT_LIMIT)) {
      PostHogRequest envelope = PostHogRequest.of(Payload.read(lease, request, query), query);
      Target target = delivery.target(envelope.token());
      Delivery.checkCount(envelope.events().size());
      PostHogEvents reader =
          new PostHogEvents(
              target.project(),
              received,
              envelope.skew(received),
              path.startsWith("/engage") ? "$identify" : null);
      List<IncomingEvent> events = new ArrayList<>(envelope.events().size());
      for (JsonNode event : envelope.events()) {
        events.add(reader.read(event));
      }
      within = delivery.deliver(target, "posthog", received, events);
    }
    if ("1".equals(query.get("beacon"))) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      answer(
          response,
          HttpServletResponse.SC_OK,
          within ? "{\"status\":1}" : "{\"status\":1,\"quota_limited\":[\"events\"]}");
    }
  }
}
