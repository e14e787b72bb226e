package io.tandem.policies.evaluation;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyRules;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Events → signals → verdicts, over HTTP, on a server whose clock this class moves. */
class JudgingIT {

  private static TestServer server;

  private TestProject project;
  private Days days;

  @BeforeAll
  static void startAServerWithAClockOfItsOwn() {
    server = TestServer.start(TestServer.temporaryDirectory());
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private void begin(String day) {
    server.setClock(Instant.parse(day + "T12:00:00Z"));
    project = server.newProject("UTC");
    days = new Days(project);
  }

  @Test
  void threeDaysInARowFireOnceAndExactlyTheBoundStartsAnew() {
    begin("2026-03-02");
    int[] complaints = {2, 1, 2, 2, 2, 2};
    for (int i = 0; i < complaints.length; i++) {
      days.day(LocalDate.parse("2026-03-02").plusDays(i), 125, complaints[i]);
    }
    activateOn("2026-03-02", PolicyRules.complaints("complaints"));
    closes("2026-03-07");
    JsonNode evaluations = evaluations("complaints");
    assertThat(evaluations).hasSize(6);
    assertThat(sentence(evaluations, 5)).isEqualTo("投诉率 1.6% > 0.8%，第 1/3 个已结束日，n=125：待触发。");
    assertThat(sentence(evaluations, 4)).isEqualTo("投诉率 0.80% = 0.8%，n=125：未触发。");
    assertThat(sentence(evaluations, 1)).isEqualTo("投诉率 1.6% > 0.8%，第 3/3 个已结束日，n=125：触发。");
    assertThat(sentence(evaluations, 0)).isEqualTo("投诉率 1.6% > 0.8%，n=125：仍在触发。");
    JsonNode episodes = project.get("/policies/complaints/episodes").json();
    assertThat(episodes).hasSize(1);
    assertThat(episodes.at("/0/openedBucket").asString()).isEqualTo("2026-03-06");
    JsonNode status = project.get("/policies/complaints").json().get("status");
    assertThat(status.get("state").asString()).isEqualTo("firing");
    assertThat(status.get("episode").asInt()).isEqualTo(1);
  }

  @Test
  void aJudgedBucketRevisedLaterIsShownAndTriggersNothing() {
    begin("2026-04-06");
    days.day(LocalDate.parse("2026-04-06"), 125, 1);
    activateOn("2026-04-06", PolicyRules.onePerDay("revised"));
    closes("2026-04-06");
    assertThat(evaluations("revised").at("/0/verdict").asString()).isEqualTo("clear");
    days.complaints(LocalDate.parse("2026-04-06"), 100);
    Days.await(() -> evaluations("revised").at("/0/inputs/0/revised").asBoolean());
    JsonNode evaluations = evaluations("revised");
    assertThat(evaluations).hasSize(1);
    assertThat(evaluations.at("/0/inputs/0/numerator").asInt()).isEqualTo(1);
    closes("2026-04-07");
    assertThat(project.get("/policies/revised/episodes").json()).isEmpty();
  }

  @Test
  void daysMissedWhileNobodyLookedAreJudgedInOrder() {
    begin("2026-05-04");
    for (int i = 0; i < 10; i++) {
      days.day(LocalDate.parse("2026-05-04").plusDays(i), 125, i == 4 ? 0 : 6);
    }
    activateOn("2026-05-04", PolicyRules.complaints("missed"));
    closes("2026-05-13");
    JsonNode evaluations = evaluations("missed");
    assertThat(evaluations).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(evaluations.get(9 - i).get("bucket").asString())
          .isEqualTo(LocalDate.parse("2026-05-04").plusDays(i).toString());
    }
    JsonNode episodes = project.get("/policies/missed/episodes").json();
    assertThat(episodes).hasSize(1);
    assertThat(episodes.at("/0/openedBucket").asString()).isEqualTo("2026-05-06");
  }

  @Test
  void anotherRuleBeginsAfreshAndRetirementEndsTheSpan() {
    begin("2026-06-01");
    days.day(LocalDate.parse("2026-06-01"), 125, 20);
    activateOn("2026-06-01", PolicyRules.onePerDay("edited"));
    closes("2026-06-01");
    assertThat(state("edited")).isEqualTo("firing");
    Map<String, Object> other = PolicyRules.onePerDay("edited");
    other.put(
        "condition",
        PolicyRules.policy(
                "x",
                null,
                PolicyRules.predicate("complaint_rate", "gt", "0.5", 0, null),
                PolicyRules.temporal(1, 1, 1, 1))
            .get("condition"));
    expect(200, project.put("/policies/edited", 2, other));
    assertThat(state("edited")).isEqualTo("firing");
    expect(200, post("edited", 3, "activate", Map.of("mode", "live")));
    assertThat(state("edited")).isEqualTo("ok");
    JsonNode episodes = project.get("/policies/edited/episodes").json();
    assertThat(episodes.at("/0/ended").asString()).isEqualTo("revised");
    expect(200, post("edited", 4, "retire", Map.of()));
    closes("2026-06-03");
    assertThat(evaluations("edited")).hasSize(1);
  }

  @Test
  void whatWasRevisedBeforeItWasJudgedIsJudgedByTheVersionItClosedWith() {
    begin("2026-10-05");
    days.day(LocalDate.parse("2026-10-05"), 125, 1);
    activateOn("2026-10-05", PolicyRules.onePerDay("late"));
    Instant closed = Instant.parse("2026-10-06T01:00:05Z");
    whileNobodyJudges(() -> {
      server.setClock(closed);
      Days.await(() -> !Instant.parse(days.progress("computedTo")).isBefore(closed));
      days.complaints(LocalDate.parse("2026-10-05"), 100);
      Days.await(() -> signal().get("version").asInt() == 2);
    });
    days.judged(closed);
    JsonNode evaluation = evaluations("late").get(0);
    assertThat(evaluation.get("verdict").asString()).isEqualTo("clear");
    assertThat(evaluation.at("/inputs/0/version").asInt()).isEqualTo(1);
    assertThat(evaluation.at("/inputs/0/revised").asBoolean()).isTrue();
  }

  private JsonNode signal() {
    return project
        .get("/signals?metric=complaint_rate&interval=day&from=2026-10-05&to=2026-10-05")
        .json()
        .at("/buckets/0");
  }

  private static void whileNobodyJudges(Runnable meanwhile) {
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          server
              .bean(JdbcClient.class)
              .sql("SELECT project_id FROM policy_sweep FOR UPDATE")
              .query(Integer.class)
              .list();
          meanwhile.run();
        });
  }

  @Test
  void severalEnginesOnOneDatabaseJudgeEachBucketOnce() throws Exception {
    begin("2026-07-06");
    for (int i = 0; i < 6; i++) {
      days.day(LocalDate.parse("2026-07-06").plusDays(i), 125, i % 2 == 0 ? 5 : 0);
    }
    for (int i = 0; i < 30; i++) {
      activateOn("2026-07-06", PolicyRules.onePerDay("engine-" + i));
    }
    server.setClock(Instant.parse("2026-07-12T01:00:05Z"));
    sweepFromManyThreads();
    closes("2026-07-11");
    for (int i = 0; i < 30; i++) {
      assertThat(evaluations("engine-" + i)).hasSize(6);
      JsonNode episodes = project.get("/policies/engine-" + i + "/episodes").json();
      assertThat(episodes).extracting(e -> e.get("number").asInt()).containsExactly(3, 2, 1);
    }
  }

  private static void sweepFromManyThreads() throws Exception {
    Sweeps sweeps = server.bean(Sweeps.class);
    try (ExecutorService engines = Executors.newFixedThreadPool(6)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        running.add(
            engines.submit(() -> {
              for (int round = 0; round < 20; round++) {
                sweeps.closed();
              }
            }));
      }
      for (Future<?> engine : running) {
        engine.get();
      }
    }
  }

  @Test
  void aCountAboveItsBoundIsJudgedBeforeTheDayIsOverAndOnlyOnce() {
    begin("2026-08-03");
    expect(201, project.post("/metrics/custom", PolicyRules.countOf("errors", "error")));
    Map<String, Object> temporal = PolicyRules.temporal(1, 1, 1, 1);
    temporal.put("openBucket", true);
    Map<String, Object> policy =
        PolicyRules.policy(
            "errors", null, PolicyRules.predicate("errors", "gt", "2", 0, null), temporal);
    activateOn("2026-08-03", policy);
    new Story().crowd(2, "p", "error", "2026-08-03T11:00:00Z").sendTo(project);
    new Story().crowd(1, "q", "error", "2026-08-03T11:30:00Z").sendTo(project);
    Days.await(() -> state("errors").equals("firing"));
    JsonNode early = evaluations("errors").get(0);
    assertThat(early.get("early").asBoolean()).isTrue();
    assertThat(early.at("/sentence/zh").asString()).isEqualTo("错误数 3 > 2，当日未结束，n=3：触发。");
    new Story().crowd(5, "r", "error", "2026-08-03T11:40:00Z").sendTo(project);
    closes("2026-08-03");
    assertThat(evaluations("errors")).hasSize(1);
    closes("2026-08-04");
    assertThat(evaluations("errors")).hasSize(2);
    assertThat(state("errors")).isEqualTo("ok");
    assertThat(project.get("/policies/errors/episodes").json()).hasSize(1);
  }

  @Test
  void aBacktestSaysWhatTheSameDaysMakeOfIt() {
    begin("2026-09-07");
    int[] complaints = {2, 1, 2, 2, 2, 0};
    for (int i = 0; i < complaints.length; i++) {
      days.day(LocalDate.parse("2026-09-07").plusDays(i), 125, complaints[i]);
    }
    server.setClock(Instant.parse("2026-09-13T01:00:05Z"));
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("policy", PolicyRules.complaints("draft"));
    request.put("from", "2026-09-07");
    request.put("to", "2026-09-20");
    JsonNode run = expect(200, project.post("/policies/backtest", request)).json();
    assertThat(run.get("days")).hasSize(6);
    assertThat(run.get("fired")).hasSize(1);
    assertThat(run.at("/fired/0").asString()).isEqualTo("2026-09-11");
    assertThat(run.at("/days/5/state").asString()).isEqualTo("recovering");
    assertThat(project.get("/policies").json().get("items")).isEmpty();
  }

  /** Puts a policy to work at noon of a day, whatever came in since. */
  private void activateOn(String day, Map<String, Object> policy) {
    server.setClock(Instant.parse(day + "T12:00:00Z"));
    expect(201, project.post("/policies", policy));
    expect(200, post((String) policy.get("key"), 1, "activate", Map.of("mode", "live")));
  }

  private TestServer.Answer post(String key, long version, String what, Object body) {
    return server.send(
        TestServer.json(
            server
                .request(project.path("/policies/" + key + "/" + what))
                .header("If-Match", "\"" + version + "\""),
            "POST",
            body));
  }

  /** Moves the clock past the closing of a day and waits until it is judged. */
  private void closes(String day) {
    days.judged(LocalDate.parse(day).plusDays(1).atTime(1, 0, 5).toInstant(ZoneOffset.UTC));
  }

  private String state(String key) {
    return project.get("/policies/" + key).json().at("/status/state").asString();
  }

  private JsonNode evaluations(String key) {
    return expect(200, project.get("/policies/" + key + "/evaluations")).json().get("items");
  }

  private static String sentence(JsonNode evaluations, int index) {
    return evaluations.get(index).at("/sentence/zh").asString();
  }
}
