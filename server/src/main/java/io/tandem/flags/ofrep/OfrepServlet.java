package io.tandem.flags.ofrep;

import io.tandem.access.WriteKeys.Target;
import io.tandem.shared.CommonError;
import io.tandem.shared.EntityTags;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * OFREP 0.3: single and bulk evaluation, and the stream that tells of changes. A write key says
 * which environment is asked; like those that receive events, these endpoints are called by
 * browsers from anywhere. A servlet rather than a controller, since nothing but events is asked for
 * as often.
 */
class OfrepServlet extends HttpServlet {

  static final String ROOT = "/ofrep/v1/";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(OfrepServlet.class);
  private static final String FLAGS = ROOT + "evaluate/flags";
  private static final String EVENTS = ROOT + "events";
  private static final String RETRY_SECONDS = "2";

  private final transient OfrepAnswers answers;
  private final transient FlagStreams streams;

  OfrepServlet(OfrepAnswers answers, FlagStreams streams) {
    this.answers = answers;
    this.streams = streams;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    allowOrigin(request, response);
    if (request.getMethod().equals("OPTIONS")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    String path = request.getRequestURI();
    String key = path.startsWith(FLAGS + "/") ? path.substring(FLAGS.length() + 1) : "";
    try {
      route(request, response, key);
    } catch (TandemException refused) {
      refuse(request, response, key, refused);
    } catch (IOException gone) {
      throw gone; // the client went away
    } catch (Exception failed) {
      LOG.error("Flags were not answered at {}", path, failed);
      response.setHeader("Retry-After", RETRY_SECONDS);
      answer(response, 503, error(CommonError.BUSY.text().code(), "Try again in 2 seconds."));
    }
  }

  private void route(HttpServletRequest request, HttpServletResponse response, String key)
      throws IOException {
    String path = request.getRequestURI();
    boolean events = path.equals(EVENTS);
    boolean bulk = path.equals(FLAGS) || path.equals(FLAGS + "/");
    if (!events && !bulk && key.isEmpty()) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    if (!request.getMethod().equals(events ? "GET" : "POST")) {
      response.setHeader("Allow", events ? "GET, OPTIONS" : "POST, OPTIONS");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (events) {
      streams.serve(request, response);
    } else if (bulk) {
      all(request, response);
    } else {
      Target target = streams.target(writeKey(request));
      answer(response, 200, answers.one(target, decoded(key), request));
    }
  }

  private void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String writeKey = writeKey(request);
    Target target = streams.target(writeKey);
    streams.catchUp(target, request.getParameter("flagConfigEtag"));
    byte[] body = answers.all(target, FlagStreams.offered(writeKey), request);
    String etag = etag(body);
    response.setHeader("ETag", etag);
    response.setHeader("Cache-Control", "private, no-cache");
    if (EntityTags.known(request.getHeader("If-None-Match"), etag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      answer(response, 200, body);
    }
  }

  private static @Nullable String writeKey(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    boolean bearer = authorization != null && authorization.startsWith("Bearer ");
    return bearer ? authorization.substring("Bearer ".length()) : request.getHeader("X-API-Key");
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return key;
    }
  }

  /** Of what somebody gets: it depends on more than the flags, such as segments. */
  private static String etag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }

  private static void allowOrigin(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
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

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, String key, TandemException refused)
      throws IOException {
    String code = refused.code() instanceof OfrepError known ? known.name() : "GENERAL";
    ObjectNode problem = error(code, refused.sentence(request.getLocale()));
    if (!key.isEmpty()) {
      problem.put("key", decoded(key));
    }
    if (refused.code().status() == 503) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    answer(response, refused.code().status(), problem.put("code", refused.code().code()));
  }

  private static ObjectNode error(String code, String details) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorCode", code)
        .put("errorDetails", details);
  }

  private static void answer(HttpServletResponse response, int status, ObjectNode body)
      throws IOException {
    answer(response, status, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpServletResponse response, int status, byte[] body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
