package io.tandem.policies.ledger;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Role;
import io.tandem.policies.PolicyRules;
import io.tandem.support.Receiver;
import io.tandem.support.Receiver.Reply;
import io.tandem.support.Receiver.Request;
import io.tandem.support.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proposals that wait: brought up again in the team's channels, then expired. */
class RemindersIT {

  private static TestServer server;

  private final Receiver receiver = Receiver.start(_ -> Reply.of(204, ""));
  private final Asking asking = new Asking(server.newProject("UTC"));

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            TestServer.temporaryDirectory(),
            "tandem.test.tally=true",
            "tandem.messaging.allow-private-addresses=true");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void undecidedProposalIsBroughtUpWhereItsPolicyTellsTheTeamAndThenExpires() {
    channel("team");
    channel("other");
    policyThatTells("team");
    String id =
        asking.made(Asking.tally("done", Asking.word(Role.OPERATIONS))).get("id").asString();
    later(25);
    await(() -> !messages().isEmpty());
    JsonNode first = messages().getFirst();
    assertThat(receiver.requests().getFirst().target()).isEqualTo("/team");
    assertThat(first.at("/data/title/en").asString()).isEqualTo("Waiting for approval: tally");
    assertThat(first.at("/data/title/zh").asString()).isEqualTo("等待审批：tally");
    assertThat(first.at("/data/text/en").asString())
        .contains("Why: It is above")
        .contains("For operations to decide before ");
    assertThat(asking.get(id).at("/approval/remindedAt").isNull()).isFalse();
    later(24);
    await(() -> messages().size() == 2);
    later(24);
    JsonNode expired = asking.await(id, "expired");
    assertThat(expired.at("/result/en").asString()).isEqualTo("Nobody decided in time");
    expect(409, asking.project().post("/actions/" + id + "/approve", Map.of()));
    assertThat(asking.tally(id)).isZero();
    assertThat(receiver.requests()).extracting(Request::target).containsExactly("/team", "/team");
    assertThat(audit(id)).containsOnlyOnce("action.expired").contains("action.reminder");
  }

  @Test
  void wishOfAPersonIsBroughtUpInEveryChannelUntilSomebodyDecides() {
    channel("one");
    channel("two");
    Map<String, Object> wish = Map.of("type", "tally", "parameters", Map.of(), "reason", "please");
    String support = asking.token(Role.SUPPORT, "anna");
    String id = expect(201, asking.post(support, "/actions", wish)).json().get("id").asString();
    later(25);
    await(() -> messages().size() == 2);
    assertThat(receiver.requests())
        .extracting(Request::target)
        .containsExactlyInAnyOrder("/one", "/two");
    expect(200, asking.project().post("/actions/" + id + "/approve", Map.of()));
    asking.await(id, "done");
  }

  private void channel(String key) {
    Map<String, Object> wanted =
        Map.of(
            "key",
            key,
            "names",
            Map.of("zh", key, "en", key),
            "kind",
            "webhook",
            "url",
            receiver.url("/" + key),
            "secret",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    expect(201, asking.project().post("/channels", wanted));
  }

  private void policyThatTells(String channel) {
    Map<String, Object> policy = PolicyRules.complaints("rule");
    policy.put(
        "actions",
        List.of(
            Map.of(
                "name", "tell",
                "on", "fire",
                "type", "notify",
                "parameters", Map.of("channels", List.of(channel)))));
    expect(201, asking.project().post("/policies", policy));
  }

  private static void later(int hours) {
    server.setClock(server.now().plus(Duration.ofHours(hours)));
  }

  private List<JsonNode> messages() {
    return receiver.requests().stream()
        .map(request -> JsonMapper.shared().readTree(request.body()))
        .toList();
  }

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

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(condition.getAsBoolean()).as("within 30 s").isTrue();
  }
}
