package io.tandem.policies.ledger;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tandem.access.Role;
import io.tandem.policies.ActionApproval;
import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionTrigger;
import io.tandem.policies.PolicyRules;
import io.tandem.policies.PolicySubject;
import io.tandem.support.Browser;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Product, operations, support and viewers on every action type and everything done to actions. */
class ApprovalsIT {

  private static final List<Role> PEOPLE =
      List.of(Role.PRODUCT, Role.OPERATIONS, Role.SUPPORT, Role.VIEWER);
  private static final Path DATA = TestServer.temporaryDirectory();
  private static TestServer server;

  private final Asking asking = new Asking(server.newProject("UTC"));
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);

  ApprovalsIT() {
    for (Role role : PEOPLE) {
      tokens.put(role, asking.token(role, role.key() + "-person"));
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start(DATA, "tandem.test.tally=true");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @TestFactory
  Stream<DynamicTest> everyTypeIsDecidedByTheRoleItNamesAlone() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode type : asking.project().get("/actions/types").json()) {
      for (Role decider : PEOPLE) {
        for (Role person : PEOPLE) {
          String key = type.get("key").asString();
          tests.add(
              dynamicTest(
                  "%s for %s, %s tries".formatted(key, decider.key(), person.key()),
                  () -> tries(key, decider, person)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(2 * 16);
    return tests.stream();
  }

  private void tries(String type, Role decider, Role person) {
    String id = proposal(type, decider);
    boolean may = decider == person;
    String token = tokens.get(person);
    assertThat(asking.get(token, "/actions/" + id).get("mayDecide").asBoolean()).isEqualTo(may);
    JsonNode mine = asking.get(token, "/actions?mine=true").get("items");
    assertThat(mine.toString().contains(id)).isEqualTo(may);
    Map<String, String> word = Map.of("comment", "seen");
    if (may) {
      expect(200, asking.post(token, "/actions/" + id + "/approve", word));
      assertThat(asking.get(id).get("decidedBy").asString()).isEqualTo(person.key() + "-person");
      return;
    }
    for (String step : List.of("approve", "reject")) {
      Answer refused = asking.post(token, "/actions/" + id + "/" + step, word);
      assertThat(expect(403, refused).json().get("code").asString())
          .isEqualTo("not_yours_to_decide");
    }
    assertThat(asking.get(id).get("state").asString()).isEqualTo("proposed");
    expect(200, asking.post(tokens.get(decider), "/actions/" + id + "/reject", word));
    assertThat(asking.get(id).get("comment").asString()).isEqualTo("seen");
  }

  @TestFactory
  Stream<DynamicTest> everyTypeMayBeAskedForByAllButViewersAndDecidedByWhoMayDoIt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode type : asking.project().get("/actions/types").json()) {
      for (Role person : PEOPLE) {
        String key = type.get("key").asString();
        tests.add(dynamicTest(person.key() + " asks for " + key, () -> asks(type, person)));
      }
    }
    return tests.stream();
  }

  private void asks(JsonNode type, Role person) {
    String key = type.get("key").asString();
    Map<String, Object> wish = Map.of("type", key, "parameters", Map.of(), "reason", "please");
    Answer answer = asking.post(tokens.get(person), "/actions", wish);
    if (person == Role.VIEWER) {
      assertThat(expect(403, answer).json().get("code").asString()).isEqualTo("forbidden");
      return;
    }
    // 400: this type needs parameters; who asks was let through.
    assertThat(answer.status()).as(answer.body()).isIn(201, 400, 404);
    if (answer.status() == 201) {
      JsonNode made = answer.json();
      assertThat(made.get("state").asString()).isIn("proposed", "inhibited");
      assertThat(made.get("requestedBy").asString()).isEqualTo(person.key() + "-person");
      assertThat(made.get("mayDecide").asBoolean()).isFalse();
      Role decider = Role.of(made.at("/approval/role").asString());
      assertThat(type.get("roles").toString()).contains(decider.key());
      // taken back, so that the next may ask for the same
      String id = made.get("id").asString();
      asking.post(
          tokens.get(person), "/actions/" + id + "/reject", Map.of("comment", "never mind"));
    }
  }

  @Test
  void nobodyApprovesTheirOwnWishButMayTakeItBack() {
    String asker = asking.token(Role.OPERATIONS, "asker");
    String colleague = asking.token(Role.OPERATIONS, "colleague");
    Map<String, Object> wish = Map.of("type", "tally", "parameters", Map.of(), "reason", "please");
    JsonNode made = expect(201, asking.post(asker, "/actions", wish)).json();
    String id = made.get("id").asString();
    assertThat(made.at("/why/zh").asString()).isEqualTo("please");
    assertThat(made.at("/preview/en").asString()).isEqualTo("Tally one");
    Answer own = asking.post(asker, "/actions/" + id + "/approve", Map.of());
    assertThat(expect(403, own).json().get("code").asString()).isEqualTo("self_approval");
    assertThat(asking.get(asker, "/actions?mine=true").get("items")).isEmpty();
    expect(200, asking.post(colleague, "/actions/" + id + "/approve", Map.of()));
    asking.await(id, "done");
    assertThat(asking.tally(id)).isEqualTo(1);
    String second = expect(201, asking.post(asker, "/actions", wish)).json().get("id").asString();
    expect(200, asking.post(asker, "/actions/" + second + "/reject", Map.of("comment", "no need")));
    assertThat(asking.get(second).get("state").asString()).isEqualTo("rejected");
  }

  @Test
  void nobodyApprovesWhatATokenOfTheirsAskedFor() {
    Browser member = Browser.member(asking.project(), "asks-by-token@example.com", "admin");
    String token = tokenOf(member, "operations");
    Map<String, Object> wish = Map.of("type", "tally", "parameters", Map.of(), "reason", "please");
    String id = expect(201, asking.post(token, "/actions", wish)).json().get("id").asString();
    refusedToApprove(member, id);
    // only the name was kept: the member is called otherwise, the token is not
    nameAlone("action SET answerable_person", "id = '" + id + "'::uuid");
    assertThat(items(member, "/actions?mine=true").toString()).contains(id);
    assertThat(asking.get(token, "/actions?mine=true").get("items")).isEmpty();
    Answer own = asking.post(token, "/actions/" + id + "/approve", Map.of());
    assertThat(expect(403, own).json().get("code").asString()).isEqualTo("self_approval");
    expect(200, member.post(path(id, "approve"), Map.of()));
    asking.await(id, "done");
  }

  @Test
  void whoAskedByASessionTakesItBackByAToken() {
    Browser member = Browser.member(asking.project(), "takes-back@example.com", "support");
    Browser administrator = Browser.member(asking.project(), "else@example.com", "admin");
    Map<String, Object> wish = Map.of("type", "tally", "parameters", Map.of(), "reason", "please");
    String path = asking.project().path("/actions");
    String id = expect(201, member.post(path, wish)).json().get("id").asString();
    nameAlone("action SET answerable_person", "id = '" + id + "'::uuid");
    expect(200, member.post(path(id, "reject"), Map.of("comment", "no need")));
    String again = expect(201, administrator.post(path, wish)).json().get("id").asString();
    refusedToApprove(administrator, again);
    Map<String, String> word = Map.of("comment", "no need");
    Answer foreign = member.post(path(again, "reject"), word);
    assertThat(expect(403, foreign).json().get("code").asString()).isEqualTo("not_yours_to_decide");
    expect(
        200, asking.post(tokenOf(administrator, "support"), "/actions/" + again + "/reject", word));
  }

  @Test
  void nobodyApprovesWhatAPolicyAsksForThatATokenOfTheirsActivated() {
    Browser member = Browser.member(asking.project(), "activates@example.com", "admin");
    expect(201, asking.project().post("/policies", PolicyRules.complaints("rule")));
    HttpRequest.Builder activation =
        server
            .anonymous(asking.project().path("/policies/rule/activate"))
            .header("Authorization", "Bearer " + tokenOf(member, "admin"))
            .header("If-Match", "\"1\"");
    Map<String, Object> live = Map.of("mode", "live");
    expect(200, server.send(TestServer.json(activation, "POST", live)));
    String id = proposal("tally", Role.OPERATIONS);
    assertThat(asking.get(id).at("/approval/answerable").asString()).isEqualTo("somebody else");
    refusedToApprove(member, id);
    nameAlone("policy SET activated_person", "key = 'rule' AND activated_by = 'somebody else'");
    String other = proposal("tally", Role.OPERATIONS);
    expect(200, member.post(path(other, "approve"), Map.of()));
  }

  private void refusedToApprove(Browser member, String id) {
    assertThat(items(member, "/actions?mine=true").toString()).doesNotContain(id);
    JsonNode seen = expect(200, member.get(asking.project().path("/actions/" + id))).json();
    assertThat(seen.get("mayDecide").asBoolean()).isFalse();
    Answer refused = member.post(path(id, "approve"), Map.of());
    assertThat(expect(403, refused).json().get("code").asString()).isEqualTo("self_approval");
  }

  private JsonNode items(Browser member, String rest) {
    return expect(200, member.get(asking.project().path(rest))).json().get("items");
  }

  private String path(String id, String step) {
    return asking.project().path("/actions/" + id + "/" + step);
  }

  private String tokenOf(Browser member, String role) {
    Map<String, Object> wanted = Map.of("name", "somebody else", "roles", List.of(role));
    Answer made = member.post(asking.project().path("/tokens"), wanted);
    return expect(201, made).json().get("token").asString();
  }

  /** As rows are of which only the name was kept. */
  private static void nameAlone(String column, String where) {
    String sql = "UPDATE " + column + " = NULL WHERE " + where;
    assertThat(server.bean(JdbcClient.class).sql(sql).update()).isEqualTo(1);
  }

  @Test
  void wishesAreCheckedWhenTheyAreMade() {
    String asker = tokens.get(Role.OPERATIONS);
    Map<String, Object> wrong =
        Map.of("type", "tally", "parameters", Map.of("wrong", 1), "reason", "please");
    expect(400, asking.post(asker, "/actions", wrong));
    Map<String, Object> nothing =
        Map.of(
            "type",
            "tally",
            "subject",
            new PolicySubject("feature", "none"),
            "parameters",
            Map.of(),
            "reason",
            "please");
    expect(404, asking.post(asker, "/actions", nothing));
  }

  @Test
  void unknownAndFailedActionsAreHandledByWhoDecidesOrMayDoTheSameByHand() {
    for (Role person : PEOPLE) {
      String unknown = ended("unknown");
      String failed = ended("failed");
      boolean may = person == Role.OPERATIONS; // holds edit_campaigns, which tally needs
      int status = may ? 200 : 403;
      String token = tokens.get(person);
      assertThat(asking.get(token, "/actions/" + failed).get("mayHandle").asBoolean())
          .isEqualTo(may);
      Map<String, String> seen = Map.of("outcome", "failed", "comment", "not there");
      expect(status, asking.post(token, "/actions/" + unknown + "/resolve", seen));
      expect(status, asking.post(token, "/actions/" + failed + "/retry", Map.of()));
    }
  }

  @Test
  void rejectingAndResolvingTakeAComment() {
    String id = proposal("tally", Role.OPERATIONS);
    expect(400, asking.project().post("/actions/" + id + "/reject", Map.of("comment", " ")));
    String unknown = ended("unknown");
    Map<String, String> silent = Map.of("outcome", "done", "comment", "");
    expect(400, asking.project().post("/actions/" + unknown + "/resolve", silent));
    Map<String, String> odd = Map.of("outcome", "maybe", "comment", "x");
    expect(400, asking.project().post("/actions/" + unknown + "/resolve", odd));
  }

  private String proposal(String type, Role decider) {
    ActionApproval approval = new ActionApproval(true, decider, null, false, null);
    return asking
        .made(new ActionSpec("act", ActionTrigger.FIRE, type, Map.of(), approval))
        .get("id")
        .asString();
  }

  private String ended(String outcome) {
    String id = asking.made(Asking.tally(outcome, null)).get("id").asString();
    asking.await(id, outcome);
    return id;
  }
}
