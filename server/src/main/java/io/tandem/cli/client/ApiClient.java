package io.tandem.cli.client;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls a server's API with a Bearer token or signed in as a member; refusals become {@link
 * ApiFailure}.
 */
public final class ApiClient {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PROOF = "X-XSRF-TOKEN";
  private static final int NOT_SIGNED_IN = 401;

  private final URI base;
  private final UnaryOperator<HttpRequest.Builder> caller;
  private final HttpClient http;
  private @Nullable Map<String, String> login;

  /**
   * @param base e.g. {@code http://localhost:8080}
   * @param token Bearer token, null to call as nobody
   */
  public ApiClient(URI base, @Nullable String token) {
    this(
        base,
        HttpClient.newBuilder(),
        request -> token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  private ApiClient(URI base, HttpClient.Builder http, UnaryOperator<HttpRequest.Builder> caller) {
    this.base = URI.create(base.toString().replaceAll("/+$", ""));
    this.caller = caller;
    this.http = http.connectTimeout(Duration.ofSeconds(5)).build();
  }

  /**
   * Signs a member in as a browser does: a session's cookie, and with every change the token that a
   * foreign page does not know. When the session ends, the next call begins another.
   *
   * @throws ApiFailure 401 when the password is not theirs
   */
  public static ApiClient signIn(URI base, String email, String password) {
    CookieManager cookies = new CookieManager();
    ApiClient client =
        new ApiClient(
            base,
            HttpClient.newBuilder().cookieHandler(cookies),
            request -> proved(request, cookies));
    client.begin(Map.of("email", email, "password", password));
    return client;
  }

  private void begin(Map<String, String> credentials) {
    login = null; // what refuses these is not answered by trying them again
    get("/api/csrf");
    post("/api/login", credentials);
    login = credentials;
  }

  private static HttpRequest.Builder proved(HttpRequest.Builder request, CookieManager cookies) {
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .forEach(cookie -> request.setHeader(PROOF, cookie.getValue()));
    return request;
  }

  /** Where the server is. */
  public URI base() {
    return base;
  }

  /** GET, answered in JSON. */
  public JsonNode get(String path) {
    return json(send(request(path).GET()));
  }

  /** GET of any text. */
  public String text(String path) {
    return send(request(path).GET());
  }

  /** POST of a JSON body. */
  public JsonNode post(String path, Object body) {
    return json(send(withBody(request(path), "POST", body)));
  }

  /** POST of a JSON body, answered without what the server keeps of earlier answers. */
  public JsonNode postAnew(String path, Object body) {
    HttpRequest.Builder request = withBody(request(path), "POST", body);
    return json(send(request.header("Cache-Control", "no-cache")));
  }

  /** POST of a JSON body over a version. */
  public JsonNode post(String path, long version, Object body) {
    HttpRequest.Builder request = withBody(request(path), "POST", body);
    return json(send(request.header("If-Match", "\"" + version + "\"")));
  }

  /** PUT of a JSON body. */
  public JsonNode put(String path, Object body) {
    return json(send(withBody(request(path), "PUT", body)));
  }

  /** PUT of a JSON body over a version. */
  public JsonNode put(String path, long version, Object body) {
    HttpRequest.Builder request = withBody(request(path), "PUT", body);
    return json(send(request.header("If-Match", "\"" + version + "\"")));
  }

  /** PATCH of a JSON body over a version. */
  public JsonNode patch(String path, long version, Object body) {
    HttpRequest.Builder request = withBody(request(path), "PATCH", body);
    return json(send(request.header("If-Match", "\"" + version + "\"")));
  }

  /** DELETE. */
  public JsonNode delete(String path) {
    return json(send(request(path).DELETE()));
  }

  /** PUT of bytes. */
  public JsonNode putBytes(String path, byte[] bytes) {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(bytes))));
  }

  /** True when a server answers there and is ready. */
  public boolean ready() {
    try {
      send(request("/actuator/health").timeout(Duration.ofSeconds(3)).GET());
      return true;
    } catch (ApiFailure e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return caller.apply(
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Accept-Language", "en"));
  }

  private static HttpRequest.Builder withBody(
      HttpRequest.Builder request, String method, Object body) {
    BodyPublisher publisher = BodyPublishers.ofString(JSON.writeValueAsString(body));
    return request.header("Content-Type", "application/json").method(method, publisher);
  }

  private String send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == NOT_SIGNED_IN && login != null) {
        begin(login);
        answer = http.send(caller.apply(copy(request)).build(), BodyHandlers.ofString());
      }
      if (answer.statusCode() / 100 == 2) {
        return answer.body();
      }
      throw refusal(request, answer);
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new ApiFailure(0, "", base + " does not answer: " + why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(0, "", "interrupted");
    }
  }

  private static HttpRequest.Builder copy(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(PROOF));
  }

  private static ApiFailure refusal(HttpRequest request, HttpResponse<String> answer) {
    JsonNode problem = MissingNode.getInstance();
    try {
      problem = JSON.readTree(answer.body());
    } catch (JacksonException e) {
      // Not one of Tandem's answers; the status must do.
    }
    String sentence =
        request.method()
            + " "
            + request.uri().getPath()
            + " answered "
            + answer.statusCode()
            + ": "
            + problem.path("detail").asString(answer.body());
    return new ApiFailure(answer.statusCode(), problem.path("code").asString(""), sentence);
  }

  private static JsonNode json(String body) {
    return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
  }
}
