package io.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersIT {

  private final TestServer server = TestServer.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/board", "/people/42?from=2026-01-01", "/setup?token=x"})
  void everyPageAddressAnswersWithThePageAskedForAnew(String path) {
    Answer page = server.send(server.anonymous(path));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("page under test");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
  }

  @Test
  void bundlesAreKeptForAYear() {
    Answer bundle = server.send(server.anonymous("/assets/app-0123abcd.js"));
    assertThat(bundle.status()).isEqualTo(200);
    assertThat(bundle.header("Cache-Control")).contains("max-age=31536000", "immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/gone.js", "/gone.png", "/api/nothing", "/api", "/actuator/nothing"})
  void whatIsNoPageIsNotFound(String path) {
    Answer answer = server.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("code").asString()).isEqualTo("not_found");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN,请先登录", "zh-TW;q=0.9,请先登录", "en,Sign in", "fr,Sign in", "'',Sign in"})
  void sentencesFollowTheClientsLanguage(String language, String start) {
    Answer refused =
        server.send(server.anonymous("/api/projects").header("Accept-Language", language));
    assertThat(refused.json().get("detail").asString()).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{",
        "[]",
        "null",
        "{\"key\":\"x\"}",
        "{\"key\":{\"a\":1},\"name\":1}",
        "{\"key\":\"UPPER\",\"name\":\"n\",\"zone\":\"UTC\",\"locale\":\"en\",\"currency\":\"EUR\"}",
        "{\"key\":\"k\",\"name\":\"n\",\"zone\":\"Mars\",\"locale\":\"en\",\"currency\":\"EUR\"}",
        "{\"key\":\"k\",\"name\":\"n\",\"zone\":\"UTC\",\"locale\":\"?\",\"currency\":\"EUR\"}",
        "{\"key\":\"k\",\"name\":\"n\",\"zone\":\"UTC\",\"locale\":\"en\",\"currency\":\"XYZ\"}"
      })
  void badBodyIsInvalid(String body) {
    Answer refused = server.post("/api/projects", body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().get("code").asString()).isEqualTo("invalid_request");
  }

  @Test
  void wrongMethodAndMediaTypeHaveCodesOfTheirOwn() {
    Answer method = server.delete("/api/status");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.json().get("code").asString()).isEqualTo("method_not_allowed");
    Answer media =
        server.send(
            server
                .request("/api/projects")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")));
    assertThat(media.status()).isEqualTo(415);
  }

  @Test
  void oversizedBodyIsRefusedWithAndWithoutADeclaredLength() {
    byte[] large = new byte[3 * (int) BodyLimitFilter.DOCUMENT];
    java.util.Arrays.fill(large, (byte) ' ');
    Answer declared =
        server.send(
            server
                .request("/api/projects")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(large)));
    assertThat(declared.status()).isEqualTo(413);
    Answer streamed =
        server.send(
            server
                .request("/api/projects")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    assertThat(streamed.status()).isEqualTo(413);
    assertThat(streamed.json().get("code").asString()).isEqualTo("too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2fapplication.yml",
        "/assets/..%2f..%2fapplication.yml",
        "/assets%2f..%2f..%2fapplication.yml",
        "/%252e%252e%252fapplication.yml",
        "/actuator%2fprometheus",
        "/api%2fprojects"
      })
  void escapedSlashesLeadNowhereElse(String path) {
    Answer answer = server.send(server.anonymous(path));
    assertThat(answer.body()).doesNotContain("spring:", "jvm_", "\"zone\"");
    assertThat(answer.status()).isLessThan(500);
  }

  @Test
  void anAddressWrittenInEscapesHasTheSameLimit() {
    byte[] large = new byte[(int) BodyLimitFilter.DOCUMENT + 1];
    java.util.Arrays.fill(large, (byte) ' ');
    Answer answer =
        server.send(
            server
                .request("/%61pi/projects")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(large)));
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void metricsAreForAdministrators() {
    assertThat(server.send(server.anonymous("/actuator/prometheus")).status()).isEqualTo(401);
    assertThat(server.get("/actuator/prometheus").status()).isEqualTo(200);
  }

  @Test
  void wrongOrForeignAuthorizationIsNobody() {
    for (String value : new String[] {"Bearer wrong", "Bearer ", "Basic YTpi", "nonsense"}) {
      Answer refused =
          server.send(server.anonymous("/api/projects").header("Authorization", value));
      assertThat(refused.status()).as(value).isEqualTo(401);
    }
  }

  @Test
  void parametersHoldNoNul() {
    Answer refused = server.get("/api/projects/default/boards/main/stream?campaign=%00");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("code").asString()).isEqualTo("rejected");
  }

  @Test
  void anAddressHoldsAQuestionWithHundredsOfValuesAndOneTooLongIsToldSo() {
    String values = "q=" + "%E5%9F%8E,".repeat(1_500);
    assertThat(server.send(server.anonymous("/board?" + values)).status()).isEqualTo(200);
    Answer refused = server.send(server.anonymous("/board?" + values.repeat(3)));
    assertThat(refused.status()).isEqualTo(431);
    assertThat(refused.response().headers().firstValue("Connection")).hasValue("close");
    assertThat(refused.json().get("code").asString()).isEqualTo("head_too_long");
    assertThat(refused.json().get("detail").asString()).contains("32 KB", "save", "保存");
  }

  @Test
  void clockIsSetByAdministratorsOnly() {
    Map<String, String> setting = Map.of("now", "1900-01-01T00:00:00Z");
    assertThat(server.send(TestServer.json(server.request("/api/clock"), "PUT", setting)).status())
        .isEqualTo(400);
  }
}
