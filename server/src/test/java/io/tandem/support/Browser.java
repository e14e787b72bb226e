package io.tandem.support;

import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Talks to a server as its web interface does: cookies, and the CSRF header on every change. */
public final class Browser {

  private static final String PASSWORD = "correct horse battery";

  private final TestServer server;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Browser(TestServer server) {
    this.server = server;
  }

  /** Of somebody who was invited to a project with a role, and logged in. */
  public static Browser member(TestProject project, String email, String role) {
    Map<String, Object> request = Map.of("email", email, "roles", List.of(role));
    Answer invited = TestServer.expect(201, project.post("/members/invitations", request));
    String link = invited.json().get("link").asString();
    Browser browser = new Browser(project.server());
    String invitation = "/api/invitations/" + link.substring(link.lastIndexOf('/') + 1);
    Map<String, Object> account = Map.of("name", "Somebody", "password", PASSWORD);
    TestServer.expect(200, browser.post(invitation, account));
    Map<String, Object> login = Map.of("email", email, "password", PASSWORD);
    TestServer.expect(200, browser.post("/api/login", login));
    return browser;
  }

  /** GET. */
  public Answer get(String path) {
    return send(server.anonymous(path).GET());
  }

  /** POST of JSON with the CSRF header, for which the cookie is fetched first where missing. */
  public Answer post(String path, Object body) {
    return change("POST", path, body);
  }

  /** PUT of JSON, likewise. */
  public Answer put(String path, Object body) {
    return change("PUT", path, body);
  }

  /** Sends any request with this browser's cookies and keeps those of the answer. */
  public Answer send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    Answer answer = server.send(request);
    List<String> set = answer.response().headers().allValues("Set-Cookie");
    set.stream().flatMap(line -> HttpCookie.parse(line).stream()).forEach(this::keep);
    return answer;
  }

  /** A cookie's value, or null. */
  public @Nullable String cookie(String name) {
    return cookies.get(name);
  }

  private Answer change(String method, String path, Object body) {
    if (!cookies.containsKey("XSRF-TOKEN")) {
      get("/api/csrf");
    }
    HttpRequest.Builder request = TestServer.json(server.anonymous(path), method, body);
    return send(request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN")));
  }

  private void keep(HttpCookie cookie) {
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }
}
