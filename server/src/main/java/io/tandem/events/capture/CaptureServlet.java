package io.tandem.events.capture;

import io.tandem.shared.ErrorCode;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A public endpoint that browsers call from anywhere: mirrors the caller's origin and answers every
 * failure so that SDKs retry what is worth it (503) and nothing else. A servlet rather than a
 * controller, since it is the busiest path and reads bodies whose headers cannot be trusted.
 */
public abstract class CaptureServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CaptureServlet.class);
  private static final String RETRY_SECONDS = "2";

  /** Answers one request, by {@link #answer}. */
  protected abstract void capture(HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    allowOrigin(request, response);
    switch (request.getMethod()) {
      case "OPTIONS" -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      case "GET", "POST", "HEAD" -> captureOrRefuse(request, response);
      default -> {
        response.setHeader("Allow", "GET, POST, OPTIONS");
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      }
    }
  }

  private void captureOrRefuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      capture(request, response);
    } catch (TandemException refused) {
      refuse(request, response, refused);
    } catch (IOException gone) {
      throw gone; // the client went away
    } catch (Exception failed) {
      LOG.error("Capture failed at {}", request.getRequestURI(), failed);
      response.setHeader("Retry-After", RETRY_SECONDS);
      answer(response, 503, "{\"status\":503,\"code\":\"busy\"}");
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, TandemException refused)
      throws IOException {
    ErrorCode code = refused.code();
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem
        .put("type", "about:blank")
        .put("status", code.status())
        .put("code", code.code())
        .put("detail", refused.sentence(request.getLocale()))
        .put("success", false);
    if (code.status() == 503) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    answer(response, code.status(), problem.toString());
  }

  private static void allowOrigin(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Vary", "Origin");
    if (request.getMethod().equals("OPTIONS")) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
      String headers = request.getHeader("Access-Control-Request-Headers");
      if (headers != null) {
        response.setHeader("Access-Control-Allow-Headers", headers);
      }
      response.setHeader("Access-Control-Max-Age", "86400");
    }
  }

  /** Writes a whole JSON answer. */
  protected static void answer(HttpServletResponse response, int status, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
