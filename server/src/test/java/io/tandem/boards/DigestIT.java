package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Receiver;
import io.tandem.support.Receiver.Reply;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Morning digests: once a local day, whatever happens; on a clock of its own. */
class DigestIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA, "tandem.messaging.allow-private-addresses=true");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void digestLeavesOnceADayHoweverManyLookAndAlsoAfterARestart() throws Exception {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      TestProject project = FiredPolicy.play(server);
      channel(project, receiver);
      expect(200, project.put("/boards/main/digest", 0, digest("09:00")));
      assertThat(project.get("/boards/main/digest").json().get("nextAt").asString())
          .isEqualTo("2026-04-19T09:00:00Z");
      server.setClock(Instant.parse("2026-04-19T08:59:00Z"));
      lookTogether();
      assertThat(sent(project)).isZero();
      server.setClock(Instant.parse("2026-04-19T09:00:01Z"));
      FiredPolicy.await(() -> {
        lookTogether();
        return sent(project) > 0;
      });
      lookTogether();
      assertThat(sent(project)).isEqualTo(1);
      FiredPolicy.await(() -> receiver.requests().size() == 1);
      assertThat(receiver.requests().getFirst().body())
          .contains("触发中", "firing", "功能渗透率 · 学习进度", "专项", "board/main");
      server.stop();
      start();
      TestProject again = new TestProject(server, project.key(), project.writeKey());
      lookTogether();
      assertThat(sent(again)).isEqualTo(1);
      server.setClock(Instant.parse("2026-04-20T15:00:00Z"));
      FiredPolicy.await(() -> sent(again) == 2);
    }
  }

  @Test
  void digestOfADayWhoseHourIsLeftOutLeavesAtTheNextMoment() {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      server.setClock(Instant.parse("2026-03-08T05:30:00Z"));
      TestProject project = BoardIT.project(server, "America/New_York");
      channel(project, receiver);
      expect(200, project.put("/boards/main/digest", 0, digest("02:30")));
      server.setClock(Instant.parse("2026-03-08T06:59:00Z")); // 01:59
      lookTogether();
      assertThat(sent(project)).isZero();
      server.setClock(Instant.parse("2026-03-08T07:00:01Z")); // 03:00
      FiredPolicy.await(() -> {
        lookTogether();
        return sent(project) == 1;
      });
    }
  }

  @Test
  void digestIsShownBeforeTriedOutAndSetUpOnlyWithChannelsThatAreOn() {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(204, ""))) {
      TestProject project = FiredPolicy.play(server);
      channel(project, receiver);
      JsonNode none = expect(200, project.get("/boards/main/digest")).json();
      assertThat(none.at("/digest/enabled").asBoolean()).isFalse();
      assertThat(none.at("/digest/language").asString()).isEqualTo("zh-CN");
      JsonNode preview =
          expect(200, project.get("/boards/main/digest/preview?language=en&channel=team")).json();
      assertThat(preview.get("text").asString()).contains("Progress", "firing");
      assertThat(project.get("/boards/main/digest/preview?channel=none").status()).isEqualTo(404);
      JsonNode test = expect(202, project.post("/boards/main/digest/test", digest("09:00"))).json();
      assertThat(test.at("/0/title").asString()).startsWith("【测试】");
      assertThat(project.get("/boards/main/digest").json().at("/digest/version").asInt()).isZero();
      Map<String, Object> nowhere = new HashMap<>(digest("09:00"));
      nowhere.put("channels", List.of());
      assertThat(project.put("/boards/main/digest", 0, nowhere).status()).isEqualTo(400);
      nowhere.put("channels", List.of("none"));
      assertThat(project.put("/boards/main/digest", 0, nowhere).status()).isEqualTo(400);
      JsonNode set = expect(200, project.put("/boards/main/digest", 0, digest("05:00"))).json();
      assertThat(set.get("nextAt").asString()).isEqualTo("2026-04-20T05:00:00Z");
      assertThat(project.put("/boards/main/digest", 0, digest("05:00")).status()).isEqualTo(412);
      assertThat(project.get("/boards/none/digest").status()).isEqualTo(404);
    }
  }

  private static Map<String, Object> digest(String time) {
    return Map.of("enabled", true, "time", time, "channels", List.of("team"), "language", "zh-CN");
  }

  private static void channel(TestProject project, Receiver receiver) {
    expect(
        201,
        project.post(
            "/channels",
            Map.of(
                "key", "team",
                "names", Map.of("zh", "团队", "en", "Team"),
                "kind", "webhook",
                "url", receiver.url("/in"),
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
  }

  /** Four schedulers at once. */
  private static void lookTogether() {
    DigestJob job = server.bean(DigestJob.class);
    try (ExecutorService schedulers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        schedulers.execute(job::send);
      }
    }
  }

  private static int sent(TestProject project) {
    return (int)
        project
            .get("/deliveries?limit=200")
            .json()
            .get("items")
            .valueStream()
            .filter(one -> one.get("reference").asString("").startsWith("digest:main:"))
            .count();
  }
}
