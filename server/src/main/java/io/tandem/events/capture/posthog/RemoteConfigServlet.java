package io.tandem.events.capture.posthog;

import io.tandem.events.FlagAnswering;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /array/<token>/config} for mobile SDKs and {@code config.js} for posthog-js. */
class RemoteConfigServlet extends CaptureServlet {

  private static final long serialVersionUID = 1L;

  private final transient Delivery delivery;
  private final transient FlagAnswering flags;

  RemoteConfigServlet(Delivery delivery, FlagAnswering flags) {
    this.delivery = delivery;
    this.flags = flags;
  }

  @Override
  protected void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] parts = request.getRequestURI().split("/", -1);
    String file = parts.length > 3 ? parts[3] : "";
    if (!file.equals("config") && !file.equals("config.js")) {
      answer(response, 404, "{\"status\":404,\"code\":\"not_found\"}");
      return;
    }
    String token = parts[2];
    ObjectNode config = RemoteConfig.json(flags.any(delivery.target(token).project()));
    if (file.equals("config")) {
      answer(response, 200, config.toString());
    } else {
      script(response, token, config);
    }
  }

  private static void script(HttpServletResponse response, String token, ObjectNode config)
      throws IOException {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.set("config", config.put("token", token));
    entry.putArray("siteApps");
    String name = "window._POSTHOG_REMOTE_CONFIG";
    String key = JsonNodeFactory.instance.stringNode(token).toString();
    String script =
        "(function(){" + name + "=" + name + "||{};" + name + "[" + key + "]=" + entry + ";})();";
    byte[] body = script.getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/javascript; charset=utf-8");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
