package io.tandem.growth;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Resource pools through HTTP. Has a server of its own: it sets the clock. */
class PoolsIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  private final TestProject project = server.newProject("Asia/Shanghai");

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void callQuotaGoesFrom300To500AndReturnsByItself() {
    server.setClock(Instant.parse("2026-04-10T00:00:00Z"));
    pool(800);
    allocate(1, "quest", "standard", 300);
    JsonNode shifted = expect(201, shift("quest", 500, 7)).json();
    JsonNode quest = shifted.at("/allocations/0");
    assertThat(quest.get("amount").asInt()).isEqualTo(500);
    assertThat(quest.get("before").asInt()).isEqualTo(300);
    assertThat(quest.get("until").asString()).startsWith("2026-04-17T00:00:0");
    assertThat(shifted.get("free").asInt()).isEqualTo(300);
    server.setClock(Instant.parse("2026-04-17T00:01:00Z"));
    until("/allocations/0/amount", 300);
    JsonNode after = pool();
    assertThat(after.at("/allocations/0/until").isNull()).isTrue();
    assertThat(after.at("/shifts/0/endedAt").isNull()).isFalse();
    assertThat(project.get("/audit?subject=calls").json().at("/items/0/actor").asString())
        .isEqualTo("system");
  }

  @Test
  void nothingIsAllocatedTwiceWhoeverComesFirst() throws Exception {
    server.setClock(Instant.parse("2026-05-10T00:00:00Z"));
    pool(100);
    for (int i = 0; i < 8; i++) {
      allocate(i + 1, "share" + i, "standard", 5);
    }
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService racers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 24; i++) {
        String share = "share" + i % 8;
        int to = 5 + (i / 8 + 1) * 9;
        answers.add(racers.submit(() -> shift(share, to, 3)));
      }
    }
    int refused = 0;
    for (Future<Answer> answer : answers) {
      int status = answer.get().status();
      assertThat(status).isIn(201, 409);
      refused += status == 409 ? 1 : 0;
    }
    JsonNode now = pool();
    long allocated =
        now.get("allocations").valueStream().mapToLong(one -> one.get("amount").asLong()).sum();
    assertThat(refused).isPositive();
    assertThat(allocated).isLessThanOrEqualTo(100);
    assertThat(now.get("free").asLong()).isEqualTo(100 - allocated);
  }

  @Test
  void capacityNeverFallsBelowWhatIsAllocated() {
    pool(100);
    allocate(1, "a", "core", 60);
    assertThat(code(project.put("/pools/calls", 2, draft(59)))).isEqualTo("pool_exhausted");
    expect(200, project.put("/pools/calls", 2, draft(60)));
    assertThat(code(post("/allocations", 3, allocation("b", "core", 1))))
        .isEqualTo("pool_exhausted");
    assertThat(code(post("/allocations", 3, allocation("a", "core", 0))))
        .isEqualTo("allocation_taken");
    assertThat(post("/allocations", 2, allocation("b", "core", 0)).status()).isEqualTo(412);
  }

  @Test
  void personsByHandDoNotTakeFromOthersAndLentSharesStay() {
    pool(100);
    allocate(1, "a", "core", 50);
    allocate(2, "b", "exploratory", 40);
    assertThat(code(shift("a", 70, 3))).isEqualTo("pool_exhausted");
    JsonNode raised = expect(201, shift("a", 60, 3)).json();
    long a = raised.at("/allocations/0/id").asLong();
    assertThat(code(delete("/allocations/" + a, 4))).isEqualTo("pool_shifted");
    long made = raised.at("/shifts/0/id").asLong();
    expect(200, server.delete(project.path("/pools/calls/shifts/" + made)));
    assertThat(server.delete(project.path("/pools/calls/shifts/" + made)).status()).isEqualTo(404);
    expect(200, delete("/allocations/" + a, 5));
    assertThat(code(delete("", 6))).isEqualTo("pool_in_use");
  }

  private void pool(long capacity) {
    expect(201, project.post("/pools", draft(capacity)));
  }

  private JsonNode pool() {
    return expect(200, project.get("/pools/calls")).json();
  }

  private static Map<String, Object> draft(long capacity) {
    return Map.of(
        "key",
        "calls",
        "names",
        Map.of("zh", "外呼", "en", "Calls"),
        "unit",
        "calls",
        "capacity",
        capacity);
  }

  private void allocate(int version, String name, String tier, long amount) {
    expect(201, post("/allocations", version, allocation(name, tier, amount)));
  }

  private static Map<String, Object> allocation(String name, String tier, long amount) {
    return Map.of("name", name, "tier", tier, "amount", amount);
  }

  private Answer shift(String allocation, int to, int days) {
    return project.post(
        "/pools/calls/shifts",
        Map.of("allocation", allocation, "to", to, "days", days, "reason", "completion is up"));
  }

  private Answer post(String rest, int version, Map<String, Object> body) {
    return server.send(
        TestServer.json(server.request(project.path("/pools/calls" + rest)), "POST", body)
            .header("If-Match", "\"" + version + "\""));
  }

  private Answer delete(String rest, int version) {
    return server.send(
        server
            .request(project.path("/pools/calls" + rest))
            .header("If-Match", "\"" + version + "\"")
            .DELETE());
  }

  private void until(String pointer, int value) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (pool().at(pointer).asInt() != value && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(pool().at(pointer).asInt()).isEqualTo(value);
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
