package io.tandem.catalog;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("Asia/Shanghai");

  @Test
  void featureIsReadAsItWasWritten() {
    Map<String, Object> wanted = feature("progress");
    wanted.put("tier", "core");
    wanted.put("exposure", Map.of("event", "progress_shown"));
    wanted.put("rating", Map.of("event", Map.of("event", "review"), "property", "stars"));
    wanted.put("complaints", List.of(Map.of("event", "complaint", "where", where())));
    wanted.put("launchDate", "2026-03-31");
    Answer created = expect(201, project.post("/features", wanted));
    assertThat(created.header("ETag")).isEqualTo("\"1\"");

    JsonNode read = expect(200, project.get("/features/progress")).json();
    assertThat(read).isEqualTo(created.json());
    assertThat(read.at("/names/zh").asString()).isEqualTo("学习进度");
    assertThat(read.at("/keyEvents/0/event").asString()).isEqualTo("progress_open");
    assertThat(read.at("/exposure/where").isEmpty()).isTrue();
    assertThat(read.at("/rating/property").asString()).isEqualTo("stars");
    assertThat(read.at("/complaints/0/where/0/op").asString()).isEqualTo("eq");
    assertThat(read.at("/launchDate").asString()).isEqualTo("2026-03-31");
    assertThat(read.get("archived").asBoolean()).isFalse();
  }

  @Test
  void malformedFeaturesAreRefused() {
    for (String key : List.of("", "Progress", "-progress", "a b", "x".repeat(64))) {
      refuses(400, "invalid_request", project.post("/features", feature(key)));
    }
    for (String field : List.of("names", "tier", "keyEvents", "key")) {
      Map<String, Object> wanted = feature("f");
      wanted.remove(field);
      refuses(400, "invalid_request", project.post("/features", wanted));
    }
    Map<String, Object> wanted = feature("f");
    wanted.put("tier", "best");
    refuses(400, "invalid_request", project.post("/features", wanted));
    wanted = feature("f");
    wanted.put("productOwner", "nobody@example.com");
    refuses(400, "unknown_owner", project.post("/features", wanted));
    assertThat(project.get("/features").json().get("items")).isEmpty();
  }

  @Test
  void whatCouldNotBeEvaluatedLaterIsNotTakenIn() {
    Map<String, Object> open = Map.of("property", "p", "op", "matches", "value", List.of("("));
    Map<String, Object> two = Map.of("property", "p", "op", "gt", "value", List.of("1", "2"));
    List<String> values = Collections.nCopies(1001, "x");
    Map<String, Object> many = Map.of("property", "p", "op", "in", "value", values);
    for (Map<String, Object> filter : List.of(open, two, many)) {
      Map<String, Object> wanted = feature("f");
      wanted.put("keyEvents", List.of(Map.of("event", "e", "where", List.of(filter))));
      refuses(400, "invalid_request", project.post("/features", wanted));
    }
    for (Object rating : List.of(Map.of("property", "stars"), Map.of("event", event("review")))) {
      Map<String, Object> wanted = feature("f");
      wanted.put("rating", rating);
      refuses(400, "invalid_request", project.post("/features", wanted));
    }
  }

  private static Map<String, Object> event(String name) {
    return Map.of("event", name);
  }

  @Test
  void keysAreUniquePerProjectOnly() {
    expect(201, project.post("/features", feature("same")));
    refuses(409, "key_taken", project.post("/features", feature("same")));
    expect(201, server.newProject("UTC").post("/features", feature("same")));
  }

  @Test
  void featureOfAnotherProjectIsNotFound() {
    TestProject other = server.newProject("UTC");
    expect(201, project.post("/features", feature("mine")));
    assertThat(other.get("/features/mine").status()).isEqualTo(404);
    assertThat(other.put("/features/mine", 1, feature("mine")).status()).isEqualTo(404);
  }

  @Test
  void changesNeedTheVersionThatWasRead() {
    expect(201, project.post("/features", feature("f")));
    String path = project.path("/features/f");
    Map<String, Object> change = feature("f");
    change.put("tier", "exploratory");
    assertThat(server.send(TestServer.json(server.request(path), "PUT", change)).status())
        .isEqualTo(428);
    assertThat(expect(200, project.put("/features/f", 1, change)).header("ETag"))
        .isEqualTo("\"2\"");
    refuses(412, "stale_version", project.put("/features/f", 1, change));
    assertThat(server.delete(path).status()).isEqualTo(428);
    assertThat(project.get("/features/f").json().get("tier").asString()).isEqualTo("exploratory");
  }

  @Test
  void listsPageByCursorInOrderOfKeys() {
    for (String key : List.of("d", "a_", "c", "a-", "b")) {
      expect(201, project.post("/features", feature(key)));
    }
    List<String> keys = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = expect(200, project.get("/features?limit=2&cursor=" + next)).json();
      page.get("items").forEach(item -> keys.add(item.get("key").asString()));
      next = page.get("next").isNull() ? null : page.get("next").asString();
    } while (next != null);
    assertThat(keys).containsExactly("a-", "a_", "b", "c", "d");
    refuses(400, "invalid_request", project.get("/features?cursor=%25%25"));
  }

  @Test
  void featureOfARunningCampaignCannotBeArchived() {
    expect(201, project.post("/features", feature("f")));
    expect(201, project.post("/campaigns", campaign("c", "f")));
    transition("c", "scheduled");
    transition("c", "running");
    refuses(409, "feature_in_use", archive("/features/f", 1));
    transition("c", "ended");
    assertThat(expect(200, archive("/features/f", 1)).json().get("archived").asBoolean()).isTrue();
    assertThat(project.get("/features").json().get("items")).isEmpty();
    assertThat(project.get("/features/f").status()).isEqualTo(200);
  }

  @Test
  void archivedFeaturesAreListedWhenAskedForAndComeBack() {
    expect(201, project.post("/features", feature("f")));
    expect(201, project.post("/features", feature("kept")));
    refuses(409, "not_archived", restore("/features/f", 1));
    expect(200, archive("/features/f", 1));
    assertThat(keys("/features")).containsExactly("kept");
    assertThat(keys("/features?archived=true")).containsExactly("f", "kept");
    refuses(412, "stale_version", restore("/features/f", 1));
    assertThat(server.post(project.path("/features/f/restore"), Map.of()).status()).isEqualTo(428);

    Answer back = expect(200, restore("/features/f", 2));
    assertThat(back.header("ETag")).isEqualTo("\"3\"");
    assertThat(back.json().get("archived").asBoolean()).isFalse();
    assertThat(keys("/features")).containsExactly("f", "kept");
    assertThat(lastAction("f")).isEqualTo("feature.restore");
  }

  @Test
  void archivedCampaignComesBackInTheStateItHad() {
    expect(201, project.post("/campaigns", campaign("c")));
    refuses(409, "not_archived", restore("/campaigns/c", 1));
    expect(200, archive("/campaigns/c", 1));
    assertThat(keys("/campaigns")).isEmpty();
    assertThat(keys("/campaigns?archived=true")).containsExactly("c");
    refuses(412, "stale_version", restore("/campaigns/c", 1));

    JsonNode back = expect(200, restore("/campaigns/c", 2)).json();
    assertThat(back.get("state").asString()).isEqualTo("draft");
    assertThat(keys("/campaigns")).containsExactly("c");
    assertThat(lastAction("c")).isEqualTo("campaign.restore");
  }

  @Test
  void campaignNamesFeaturesThatExistAndAPeriodThatDoesNotEndBeforeItBegins() {
    refuses(400, "unknown_feature", project.post("/campaigns", campaign("c", "nothing")));
    expect(201, project.post("/features", feature("f")));
    Map<String, Object> backwards = campaign("c", "f");
    backwards.put("to", "2126-03-09");
    refuses(400, "invalid_request", project.post("/campaigns", backwards));
    JsonNode made = expect(201, project.post("/campaigns", campaign("c", "f"))).json();
    assertThat(made.get("state").asString()).isEqualTo("draft");
    assertThat(made.get("features").get(0).asString()).isEqualTo("f");
    assertThat(made.get("kind").asString()).isEqualTo("external");
    expect(200, archive("/features/f", 1));
    refuses(
        400,
        "unknown_feature",
        project.post("/campaigns/c/transitions", Map.of("to", "scheduled", "reason", "go")));
  }

  @Test
  void everyChangeIsInTheAuditTrail() {
    expect(201, project.post("/features", feature("f")));
    Map<String, Object> change = feature("f");
    change.put("tier", "core");
    expect(200, project.put("/features/f", 1, change));
    refuses(412, "stale_version", project.put("/features/f", 1, change));
    List<String> actions = new ArrayList<>();
    JsonNode audit = expect(200, project.get("/audit?subject=f")).json().get("items");
    audit.forEach(row -> actions.add(row.get("action").asString()));
    assertThat(actions).containsExactly("feature.update", "feature.create");
    assertThat(audit.get(0).at("/before/tier").asString()).isEqualTo("standard");
    assertThat(audit.get(0).at("/after/tier").asString()).isEqualTo("core");
  }

  @Test
  void definitionsBeginWithADefaultAndGrowByRevisions() {
    JsonNode first = expect(200, project.get("/definitions")).json();
    assertThat(first.get("version").asInt()).isEqualTo(1);
    assertThat(first.at("/payment/0/event").asString()).isEqualTo("purchase");
    Map<String, Object> wanted =
        Map.of(
            "active", List.of(Map.of("event", "lesson_start")),
            "payment", List.of(Map.of("event", "paid")),
            "complaints", List.of());
    assertThat(expect(200, project.put("/definitions", 1, wanted)).header("ETag"))
        .isEqualTo("\"2\"");
    refuses(412, "stale_version", project.put("/definitions", 1, wanted));
    JsonNode read = project.get("/definitions").json();
    assertThat(read.at("/active/0/event").asString()).isEqualTo("lesson_start");
    assertThat(read.get("version").asInt()).isEqualTo(2);
  }

  private void transition(String campaign, String to) {
    Map<String, Object> body = Map.of("to", to, "reason", "test");
    expect(200, project.post("/campaigns/" + campaign + "/transitions", body));
  }

  private Answer archive(String rest, long version) {
    return server.send(
        server.request(project.path(rest)).header("If-Match", "\"" + version + "\"").DELETE());
  }

  private Answer restore(String rest, long version) {
    return server.send(
        TestServer.json(server.request(project.path(rest + "/restore")), "POST", Map.of())
            .header("If-Match", "\"" + version + "\""));
  }

  private List<String> keys(String list) {
    List<String> keys = new ArrayList<>();
    JsonNode items = expect(200, project.get(list)).json().get("items");
    items.forEach(item -> keys.add(item.get("key").asString()));
    return keys;
  }

  private String lastAction(String subject) {
    JsonNode rows = expect(200, project.get("/audit?subject=" + subject)).json().get("items");
    return rows.get(0).get("action").asString();
  }

  private static void refuses(int status, String code, Answer answer) {
    assertThat(expect(status, answer).json().get("code").asString()).isEqualTo(code);
  }

  private static List<Map<String, Object>> where() {
    return List.of(Map.of("property", "feature", "op", "eq", "value", List.of("progress")));
  }

  static Map<String, Object> feature(String key) {
    Map<String, Object> feature = new HashMap<>();
    feature.put("key", key);
    feature.put("names", Map.of("zh", "学习进度", "en", "Progress view"));
    feature.put("tier", "standard");
    feature.put("keyEvents", List.of(Map.of("event", "progress_open")));
    return feature;
  }

  static Map<String, Object> campaign(String key, String... features) {
    Map<String, Object> campaign = new HashMap<>();
    campaign.put("key", key);
    campaign.put("names", Map.of("zh", "打卡", "en", "Check-in"));
    campaign.put("features", List.of(features));
    campaign.put("from", "2126-03-10");
    campaign.put("to", "2126-03-12");
    campaign.put("participation", Map.of("event", "check_in"));
    return campaign;
  }
}
