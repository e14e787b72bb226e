package io.tandem.events.capture.posthog;

import io.tandem.access.AccessError;
import io.tandem.access.Caller;
import io.tandem.access.Callers;
import io.tandem.access.Permission;
import io.tandem.access.WriteKeys.Target;
import io.tandem.events.FlagAnswering;
import io.tandem.events.FlagAnswering.FlagDefinitions;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import io.tandem.events.capture.Form;
import io.tandem.shared.EntityTags;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * What server SDKs evaluate by themselves: the flags of the environment a write key belongs to.
 * They say whom a company treats how, so a write key, which is public, is not enough: the caller's
 * token has to be one of the project.
 */
class FlagDefinitionsServlet extends CaptureServlet {

  private static final long serialVersionUID = 1L;
  private static final String BEARER = "Bearer ";

  private final transient Delivery delivery;
  private final transient Callers callers;
  private final transient FlagAnswering flags;

  FlagDefinitionsServlet(Delivery delivery, Callers callers, FlagAnswering flags) {
    this.delivery = delivery;
    this.callers = callers;
    this.flags = flags;
  }

  @Override
  protected void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> query = Form.parse(request.getQueryString());
    Caller caller = caller(request);
    Target target = delivery.target(query.getOrDefault("token", query.get("api_key")));
    if (!Permission.VIEW.heldBy(caller.rolesIn(target.project()))) {
      throw new TandemException(AccessError.FORBIDDEN);
    }
    FlagDefinitions definitions = flags.definitions(target.project(), target.environment());
    response.setHeader("ETag", definitions.etag());
    response.setHeader("Cache-Control", "private, no-cache");
    if (EntityTags.known(request.getHeader("If-None-Match"), definitions.etag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    answer(response, 200, definitions.json().get());
  }

  private Caller caller(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new TandemException(AccessError.NOT_SIGNED_IN);
    }
    return callers
        .byToken(authorization.substring(BEARER.length()).strip())
        .orElseThrow(() -> new TandemException(AccessError.NOT_SIGNED_IN));
  }
}
