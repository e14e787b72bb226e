package io.tandem.messaging;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.tandem.support.Receiver;
import io.tandem.support.Receiver.Reply;
import io.tandem.support.Receiver.Request;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of messages, with receivers on this machine. */
class DeliveriesIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  private final TestProject project = server.newProject("UTC");

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            DATA,
            "tandem.messaging.allow-private-addresses=true",
            "tandem.messaging.timeout=1s",
            "tandem.messaging.public-url=https://tandem.example.com/");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void webhookIsVerifiedByTheOfficialLibraryAndNamesItsDelivery() throws Exception {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      channel("hook", "webhook", receiver.url("/in"), ChannelsIT.SECRET);
      JsonNode delivery = sent("hook");
      assertThat(delivery.get("state").asString()).isEqualTo("sent");
      assertThat(delivery.get("finishedAt").isNull()).isFalse();
      Request request = receiver.requests().getFirst();
      new Webhook(ChannelsIT.SECRET).verify(request.body(), request.headers());
      assertThat(request.header("webhook-id")).isEqualTo("msg_" + delivery.get("id").asString());
      JsonNode body = JsonMapper.shared().readTree(request.body());
      assertThat(body.at("/data/link").asString())
          .isEqualTo("https://tandem.example.com/p/" + project.key() + "/settings/channels");
      assertThat(body.at("/data/title/en").asString()).isEqualTo("Test message");
    }
  }

  @Test
  void webhookComesAgainUnderItsIdWithANewSignatureUntilItIsTaken() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Receiver receiver =
        Receiver.start(_ ->
            calls.incrementAndGet() == 1
                ? new Reply(503, Map.of("Retry-After", "1"), "busy")
                : Reply.of(200, ""))) {
      channel("hook", "webhook", receiver.url("/"), ChannelsIT.SECRET);
      JsonNode delivery = sent("hook");
      assertThat(delivery.get("state").asString()).isEqualTo("sent");
      assertThat(delivery.get("attempts").asInt()).isEqualTo(2);
      assertThat(receiver.requests().stream().map(r -> r.header("webhook-id")).distinct())
          .hasSize(1);
      for (Request request : receiver.requests()) {
        new Webhook(ChannelsIT.SECRET).verify(request.body(), request.headers());
      }
    }
  }

  @Test
  void goneReceiverSwitchesItsChannelOff() {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(410, ""))) {
      channel("hook", "webhook", receiver.url("/"), ChannelsIT.SECRET);
      assertThat(sent("hook").get("state").asString()).isEqualTo("failed");
      assertThat(project.get("/channels/hook").json().get("enabled").asBoolean()).isFalse();
      assertThat(project.post("/channels/hook/test", Map.of()).json().get("code").asString())
          .isEqualTo("unknown_channel");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dingtalk|200|{\"errcode\":0,\"errmsg\":\"ok\"}|sent",
        "dingtalk|200|{\"errcode\":310000,\"errmsg\":\"sign not match\"}|failed",
        "feishu|200|{\"code\":0,\"msg\":\"success\"}|sent",
        "feishu|200|{\"code\":19024,\"msg\":\"Key Words Not Found\"}|failed",
        "wecom|200|{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}|failed",
        "wecom|200|{\"errcode\":0,\"errmsg\":\"ok\"}|sent",
        "slack|200|ok|sent",
        "slack|404|no_team|failed",
        "slack|302|moved|failed",
        "slack|500|oops|unknown",
        "dingtalk|200|<html>|unknown",
      })
  void botsAnswerEndsItsDeliveryInTheRightState(
      String kind, int status, String body, String state) {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(status, body))) {
      channel("bot", kind, receiver.url("/"), null);
      JsonNode delivery = sent("bot");
      assertThat(delivery.get("state").asString()).isEqualTo(state);
      assertThat(receiver.requests()).as("never again by itself").hasSize(1);
      assertThat(delivery.get("lastError").isNull()).isEqualTo(state.equals("sent"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, sent", "false, failed"})
  void whatIsUnknownIsDecidedOnceBySomebodyWhoLooked(boolean arrived, String state) {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(500, "oops"))) {
      channel("bot", "slack", receiver.url("/"), null);
      String path = "/deliveries/" + sent("bot").get("id").asString() + "/resolve";
      Map<String, Object> seen = Map.of("arrived", arrived, "comment", "looked into the chat");
      JsonNode decided = expect(200, project.post(path, seen)).json();
      assertThat(decided.get("state").asString()).isEqualTo(state);
      assertThat(expect(409, project.post(path, seen)).json().get("code").asString())
          .isEqualTo("delivery_known");
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void tooManyMessagesWaitAsLongAsTheProviderAsks() {
    AtomicInteger calls = new AtomicInteger();
    try (Receiver receiver =
        Receiver.start(_ ->
            calls.incrementAndGet() == 1
                ? new Reply(429, Map.of("Retry-After", "2"), "slow down")
                : Reply.of(200, "ok"))) {
      channel("bot", "slack", receiver.url("/"), null);
      long began = System.nanoTime();
      JsonNode delivery = sent("bot");
      assertThat(delivery.get("state").asString()).isEqualTo("sent");
      assertThat(delivery.get("attempts").asInt()).isEqualTo(2);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack", "webhook"})
  void timeOutLeavesABotUnknownAndAWebhookToTheNextAttempt(String kind) {
    try (Receiver receiver =
        Receiver.start(_ -> {
          LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
          return Reply.of(200, "ok");
        })) {
      channel("slow", kind, receiver.url("/"), kind.equals("webhook") ? ChannelsIT.SECRET : null);
      String id = test("slow");
      JsonNode delivery = awaitError(id);
      assertThat(delivery.get("state").asString())
          .isEqualTo(kind.equals("webhook") ? "queued" : "unknown");
      assertThat(delivery.at("/lastError/en").asString()).contains("did not answer in time");
    }
  }

  @Test
  void botThatCannotBeReachedIsTriedAgainSinceNothingArrived() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    channel("bot", "slack", "http://127.0.0.1:" + nobody + "/", null);
    JsonNode delivery = awaitError(test("bot"));
    assertThat(delivery.get("state").asString()).isEqualTo("queued");
    assertThat(delivery.get("nextAt").isNull()).as("says when it is tried again").isFalse();
    assertThat(delivery.at("/lastError/zh").asString()).contains("无法连接");
  }

  @Test
  void redirectIntoTheNetworkIsNotFollowed() {
    try (Receiver inner = Receiver.start(_ -> Reply.of(200, "secret"));
        Receiver outer =
            Receiver.start(_ -> new Reply(302, Map.of("Location", inner.url("/")), ""))) {
      channel("hook", "webhook", outer.url("/"), ChannelsIT.SECRET);
      JsonNode delivery = sent("hook");
      assertThat(delivery.get("state").asString()).isEqualTo("failed");
      assertThat(delivery.at("/lastError/en").asString()).contains("not followed");
      assertThat(inner.requests()).isEmpty();
    }
  }

  @Test
  void metadataServicesStayClosedEvenWhenPrivateNetworksAreOpen() {
    Map<String, Object> draft = draft("meta", "slack", "http://169.254.169.254/latest", null);
    assertThat(project.post("/channels", draft).json().get("code").asString())
        .isEqualTo("address_closed");
  }

  @Test
  void oneBotGetsItsMessagesSpacedAndADeletedChannelFailsWhatWaits() {
    try (Receiver receiver =
        Receiver.start(_ -> Reply.of(200, "{\"errcode\":0,\"errmsg\":\"ok\"}"))) {
      channel("bot", "dingtalk", receiver.url("/robot/send?access_token=t"), "SEC1");
      String first = test("bot");
      String second = test("bot");
      Awaiting.finished(project, first);
      assertThat(Awaiting.get(project, second).get("state").asString()).isEqualTo("queued");
      assertThat(receiver.requests().getFirst().target()).contains("timestamp=").contains("sign=");
      server.send(
          server.request(project.path("/channels/bot")).header("If-Match", "\"1\"").DELETE());
      JsonNode ended = Awaiting.finished(project, second);
      assertThat(ended.get("state").asString()).isEqualTo("failed");
      assertThat(receiver.requests()).hasSize(1);
      assertThat(project.get("/deliveries?limit=1").json().at("/items/0/id").asString())
          .isEqualTo(second);
    }
  }

  private JsonNode sent(String channel) {
    return Awaiting.finished(project, test(channel));
  }

  private String test(String channel) {
    return expect(202, project.post("/channels/" + channel + "/test", Map.of()))
        .json()
        .get("id")
        .asString();
  }

  private JsonNode awaitError(String id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode delivery = Awaiting.get(project, id);
    while (delivery.get("lastError").isNull() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      delivery = Awaiting.get(project, id);
    }
    return delivery;
  }

  private void channel(String key, String kind, String url, @Nullable String secret) {
    expect(201, project.post("/channels", draft(key, kind, url, secret)));
  }

  private static Map<String, Object> draft(
      String key, String kind, String url, @Nullable String secret) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("key", key);
    draft.put("names", Map.of("zh", "群", "en", "Chat"));
    draft.put("kind", kind);
    draft.put("url", url);
    draft.put("secret", secret);
    return draft;
  }
}
