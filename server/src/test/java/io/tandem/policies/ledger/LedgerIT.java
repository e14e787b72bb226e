package io.tandem.policies.ledger;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.policies.ActionLedger;
import io.tandem.policies.ActionOrigin;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionTrigger;
import io.tandem.policies.Actions;
import io.tandem.shared.Sentence;
import io.tandem.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The life of actions, on a server of its own: it sets the clock and has a type to count with. */
class LedgerIT {

  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  private final Asking asking = new Asking(server.newProject("UTC"));

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA, "tandem.test.tally=true");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void protectingActionRunsByItselfOnceForItsOrigin() {
    ActionOrigin origin = asking.origin();
    asking.fire(origin, Asking.tally("done", null));
    asking.fire(origin, Asking.tally("done", null));
    JsonNode list = asking.project().get("/actions").json().get("items");
    assertThat(list).hasSize(1);
    String id = list.get(0).get("id").asString();
    JsonNode action = asking.await(id, "done");
    asking.fire(origin, Asking.tally("done", null));
    assertThat(asking.tally(id)).isEqualTo(1);
    assertThat(action.at("/result/en").asString()).isEqualTo("tallied");
    assertThat(action.at("/why/zh").asString()).isEqualTo("超过了");
    assertThat(action.get("link").asString()).isEqualTo("growth/tally");
    assertThat(action.get("policy").asString()).isEqualTo("rule");
    assertThat(action.get("attempts").asInt()).isEqualTo(1);
    assertThat(audit(id)).containsExactly("action.done", "action.approved");
  }

  @Test
  void shadowShowsWhatWouldHaveHappenedAndDoesNothing() {
    asking.fire(asking.origin(null, true), Asking.tally("done", Asking.word(Role.OPERATIONS)));
    JsonNode action = asking.newest();
    assertThat(action.get("state").asString()).isEqualTo("shadow");
    assertThat(action.get("mayDecide").asBoolean()).isFalse();
    String id = action.get("id").asString();
    assertThat(
            expect(409, asking.project().post("/actions/" + id + "/approve", Map.of()))
                .json()
                .get("code")
                .asString())
        .isEqualTo("wrong_action_state");
    assertThat(asking.tally(id)).isZero();
  }

  @Test
  void proposalTellsWhatItWouldDoAndWaitsForItsRole() {
    JsonNode action = asking.made(Asking.tally("done", Asking.word(Role.OPERATIONS)));
    String id = action.get("id").asString();
    assertThat(action.get("state").asString()).isEqualTo("proposed");
    awaitPreview(id);
    assertThat(asking.tally(id)).as("a preview leaves nothing behind").isZero();
    expect(200, asking.project().post("/actions/" + id + "/approve", Map.of("comment", "go")));
    JsonNode done = asking.await(id, "done");
    assertThat(done.get("comment").asString()).isEqualTo("go");
    assertThat(done.get("decidedBy").asString()).isNotBlank();
    assertThat(asking.tally(id)).isEqualTo(1);
    assertThat(audit(id)).containsExactly("action.done", "action.approved", "action.proposed");
  }

  @Test
  void failuresLeaveNothingBehind() {
    for (String outcome : List.of("failed", "refused", "fault")) {
      String id = asking.made(Asking.tally(outcome, null)).get("id").asString();
      JsonNode action = asking.await(id, "failed");
      assertThat(asking.tally(id)).as(outcome).isZero();
      assertThat(action.at("/result/zh").asString()).isNotBlank();
      assertThat(action.get("mayHandle").asBoolean()).isTrue();
    }
  }

  @Test
  void whatIsBusyIsTriedAgainLater() {
    String id = asking.made(Asking.tally("busy", null)).get("id").asString();
    JsonNode action = asking.await(id, "retrying");
    assertThat(action.at("/result/en").asString()).contains("Try again");
    assertThat(asking.tally(id)).isZero();
    Projects projects = server.bean(Projects.class);
    assertThat(
            server
                .bean(ActionLedger.class)
                .settled(projects.byKey(asking.project().key()).orElseThrow().id()))
        .as("what waits for a retry holds nobody up")
        .isTrue();
    server.setClock(server.now().plus(Duration.ofDays(2)));
    assertThat(asking.get(id).get("attempts").asInt())
        .as("waits are real time, whatever the business clock says")
        .isEqualTo(1);
  }

  @Test
  void unknownWaitsForAPersonWhoSaysWhatTheySaw() {
    String id = asking.made(Asking.tally("unknown", null)).get("id").asString();
    asking.await(id, "unknown");
    expect(
        200,
        asking
            .project()
            .post("/actions/" + id + "/resolve", Map.of("outcome", "done", "comment", "seen it")));
    JsonNode done = asking.get(id);
    assertThat(done.get("state").asString()).isEqualTo("done");
    assertThat(done.get("comment").asString()).isEqualTo("seen it");
    expect(409, asking.project().post("/actions/" + id + "/retry", Map.of()));
  }

  @Test
  void startedIsSettledOnceByWhoeverCarriesItOut() {
    String id = asking.made(Asking.tally("started", null)).get("id").asString();
    JsonNode running = asking.awaitResult(id);
    assertThat(running.get("state").asString()).isEqualTo("running");
    assertThat(running.at("/result/en").asString()).isEqualTo("tallied");
    settle(id, new ActionOutcome.Done(new Sentence("好", "good"), null));
    settle(id, new ActionOutcome.Failed(new Sentence("坏", "bad")));
    JsonNode done = asking.get(id);
    assertThat(done.get("state").asString()).isEqualTo("done");
    assertThat(done.at("/result/en").asString()).isEqualTo("good");
  }

  @Test
  void unknownTypeFailsWithItsReasonAndHoldsNothingUp() {
    asking.fire(
        asking.origin(),
        new ActionSpec("a", ActionTrigger.FIRE, "vanished", null, null),
        Asking.tally("done", null));
    JsonNode items = asking.project().get("/actions").json().get("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(1).get("state").asString()).isEqualTo("failed");
    asking.await(items.get(0).get("id").asString(), "done");
  }

  @Test
  void listPagesAndFilters() {
    for (int i = 0; i < 5; i++) {
      asking.made(Asking.tally("done", Asking.word(Role.OPERATIONS)));
    }
    JsonNode first = expect(200, asking.project().get("/actions?limit=3&state=proposed")).json();
    assertThat(first.get("items")).hasSize(3);
    JsonNode second =
        expect(
                200,
                asking
                    .project()
                    .get("/actions?limit=3&state=proposed&cursor=" + first.get("next").asString()))
            .json();
    assertThat(second.get("items")).hasSize(2);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(asking.project().get("/actions?policy=other").json().get("items")).isEmpty();
    assertThat(asking.project().get("/actions?state=sleeping").status()).isEqualTo(400);
  }

  private void settle(String id, ActionOutcome outcome) {
    new TransactionTemplate(server.bean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> server.bean(Actions.class).settle(UUID.fromString(id), outcome));
  }

  private void awaitPreview(String id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (asking.get(id).get("preview").isNull() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(asking.get(id).at("/preview/en").asString()).isEqualTo("Tally one");
  }

  /** Newest first. */
  private List<String> audit(String id) {
    List<String> steps = new ArrayList<>();
    asking
        .project()
        .get("/audit?subject=" + id)
        .json()
        .get("items")
        .forEach(row -> steps.add(row.get("action").asString()));
    return steps;
  }
}
