package io.tandem.events.capture.posthog;

import io.tandem.access.WriteKeys.Target;
import io.tandem.events.FlagAnswering;
import io.tandem.events.FlagAnswers;
import io.tandem.events.FlagAsk;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What SDKs ask flags of: {@code /flags} and {@code /decide}, see {@link FlagFormats}. */
class FlagsServlet extends CaptureServlet {

  private static final long serialVersionUID = 1L;
  private static final int LIMIT = 2 << 20;

  private final transient Bodies bodies;
  private final transient Delivery delivery;
  private final transient FlagAnswering flags;
  private final transient Clock clock;

  FlagsServlet(Bodies bodies, Delivery delivery, FlagAnswering flags, Clock clock) {
    this.bodies = bodies;
    this.delivery = delivery;
    this.flags = flags;
    this.clock = clock;
  }

  @Override
  protected void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> query = Form.parse(request.getQueryString());
    Target target;
    FlagAnswers answers;
    try (Bodies.Lease lease = bodies.lease(LIMIT)) {
      JsonNode body = Payload.readIfAny(lease, request, query);
      target = delivery.target(token(body, query));
      answers = body instanceof ObjectNode object ? answers(target, object) : FlagAnswers.NONE;
    }
    boolean decide = request.getRequestURI().startsWith("/decide");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (decide) {
      answer.setAll(RemoteConfig.json(flags.any(target.project())));
    }
    format(answer, answers, query.getOrDefault("v", "1"), decide);
    answer
        .put("errorsWhileComputingFlags", answers.incomplete())
        .put("requestId", UUID.randomUUID().toString())
        .put("evaluatedAt", clock.millis());
    answer(response, 200, answer.toString());
  }

  private static @Nullable String token(@Nullable JsonNode body, Map<String, String> query) {
    String token = query.getOrDefault("token", query.get("api_key"));
    return token != null || body == null ? token : PostHogRequest.of(body, query).token();
  }

  private FlagAnswers answers(Target target, ObjectNode body) {
    FlagAsk ask = FlagAsks.read(body);
    return ask == null
        ? FlagAnswers.NONE
        : flags.answer(target.project(), target.environment(), ask);
  }

  private static void format(
      ObjectNode answer, FlagAnswers answers, String version, boolean decide) {
    if (decide && version.equals("1")) {
      FlagFormats.listed(answers, answer.putArray("featureFlags"));
    } else if (!decide && version.equals("2")) {
      FlagFormats.nested(answers, answer.putObject("flags"));
    } else {
      FlagFormats.mapped(answers, answer, !(decide && version.equals("2")));
    }
  }
}
