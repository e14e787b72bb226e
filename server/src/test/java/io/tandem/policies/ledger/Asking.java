package io.tandem.policies.ledger;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.policies.ActionApproval;
import io.tandem.policies.ActionLedger;
import io.tandem.policies.ActionOrigin;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionTrigger;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Asks the ledger for actions as an evaluation does, and looks what became of them. */
record Asking(TestProject project) {

  private static final AtomicInteger EPISODES = new AtomicInteger();

  /** A verdict of the policy {@code rule} in an episode of its own. */
  ActionOrigin origin(@Nullable PolicySubject subject, boolean shadow) {
    long episode = EPISODES.incrementAndGet();
    Project owner = bean(Projects.class).byKey(project.key()).orElseThrow();
    return new ActionOrigin(
        owner,
        "rule",
        new Names("规则", "Rule"),
        1,
        episode,
        episode + ":fire",
        LocalDate.of(2026, 3, 2),
        subject,
        2,
        shadow,
        new Sentence("超过了", "It is above"),
        project.server().now());
  }

  ActionOrigin origin() {
    return origin(null, false);
  }

  /** An action named {@code act} of the type {@code tally}. */
  static ActionSpec tally(String outcome, @Nullable ActionApproval approval) {
    return new ActionSpec("act", ActionTrigger.FIRE, "tally", Map.of("outcome", outcome), approval);
  }

  /** Needs the word of a role. */
  static ActionApproval word(Role role) {
    return new ActionApproval(true, role, 72, false, 24);
  }

  void fire(ActionOrigin origin, ActionSpec... specs) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> bean(ActionLedger.class).fire(origin, List.of(specs)));
  }

  /** Fires and answers with the only action it made. */
  JsonNode made(ActionSpec spec) {
    fire(origin(), spec);
    return newest();
  }

  JsonNode newest() {
    return TestServer.expect(200, project.get("/actions")).json().get("items").get(0);
  }

  JsonNode get(String id) {
    return TestServer.expect(200, project.get("/actions/" + id)).json();
  }

  /** The action once it is in a state. */
  JsonNode await(String id, String state) {
    return await(id, state, action -> action.get("state").asString().equals(state));
  }

  /** The action, once it says what came of it; one that runs may not yet. */
  JsonNode awaitResult(String id) {
    return await(id, "said anything", action -> action.path("result").isObject());
  }

  private JsonNode await(String id, String what, Predicate<JsonNode> wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonNode action = get(id);
    while (!wanted.test(action) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      action = get(id);
    }
    if (!wanted.test(action)) {
      throw new AssertionError("not " + what + ": " + action);
    }
    return action;
  }

  /** How often its effect happened. */
  int tally(String id) {
    return bean(JdbcClient.class)
        .sql("SELECT count(*) FROM test_tally WHERE action = :id::uuid")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** A token that holds a role. */
  String token(Role role, String name) {
    Map<String, Object> wanted = Map.of("name", name, "roles", List.of(role.key()));
    return TestServer.expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  /** POST as the bearer of a token. */
  Answer post(String token, String rest, Map<String, ?> body) {
    HttpRequest.Builder request =
        project.server().anonymous(project.path(rest)).header("Authorization", "Bearer " + token);
    return project.server().send(TestServer.json(request, "POST", body));
  }

  /** GET as the bearer of a token. */
  JsonNode get(String token, String rest) {
    HttpRequest.Builder request =
        project
            .server()
            .anonymous(project.path(rest))
            .header("Authorization", "Bearer " + token)
            .GET();
    return TestServer.expect(200, project.server().send(request)).json();
  }

  private <T> T bean(Class<T> type) {
    return project.server().bean(type);
  }
}
