package io.tandem.events.capture.posthog;

import io.tandem.events.capture.Bodies;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import io.tandem.events.capture.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What SDKs ask flags of. No project has flags, so every version of the answer is an empty set:
 * {@code /flags?v=2} nests them, older ones and {@code /decide} v2 and v3 map keys, {@code /decide}
 * v1 lists them.
 */
class FlagsServlet extends CaptureServlet {

  private static final long serialVersionUID = 1L;
  private static final int LIMIT = 2 << 20;

  private final transient Bodies bodies;
  private final transient Delivery delivery;
  private final transient Clock clock;

  FlagsServlet(Bodies bodies, Delivery delivery, Clock clock) {
    this.bodies = bodies;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  protected void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> query = Form.parse(request.getQueryString());
    try (Bodies.Lease lease = bodies.lease(LIMIT)) {
      String token = query.getOrDefault("token", query.get("api_key"));
      if (token == null) {
        token = PostHogRequest.of(Payload.read(lease, request, query), query).token();
      }
      delivery.target(token);
    }
    boolean decide = request.getRequestURI().startsWith("/decide");
    answer(response, 200, flags(query.getOrDefault("v", "1"), decide).toString());
  }

  private ObjectNode flags(String version, boolean decide) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (decide) {
      answer.setAll(RemoteConfig.json());
    }
    if (decide && version.equals("1")) {
      answer.putArray("featureFlags");
    } else if (!decide && version.equals("2")) {
      answer.putObject("flags");
    } else {
      answer.putObject("featureFlags");
      answer.putObject("featureFlagPayloads");
    }
    return answer
        .put("errorsWhileComputingFlags", false)
        .put("requestId", UUID.randomUUID().toString())
        .put("evaluatedAt", clock.millis());
  }
}
