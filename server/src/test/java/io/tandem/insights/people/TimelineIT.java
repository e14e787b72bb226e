package io.tandem.insights.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TimelineIT {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static TestProject project;
  private static String person;

  @BeforeAll
  static void oneLifeOnBothWings() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
    project = TestServer.shared().newProject("Asia/Shanghai");
    declare();
    List<History.Step> steps = new ArrayList<>();
    steps.add(did("device", "replay_shown", 0, Map.of()));
    steps.add(did("device", "replay_played", 1, Map.of("speed", 2)));
    steps.add(
        new History.Identified(
            UUID.randomUUID(),
            "li",
            "device",
            START.plusSeconds(2),
            Map.of("email", "li@example.com", "name", "Li", "phone", "18612341402")));
    steps.add(did("li", "badge_reached", 3, Map.of()));
    steps.add(did("li", "badge_joined", 4, Map.of()));
    steps.add(did("li", "review", 5, Map.of("of", "replay", "rating", 2)));
    steps.add(did("li", "review", 6, Map.of("of", "something else", "rating", 5)));
    steps.add(did("li", "complaint", 7, Map.of()));
    steps.add(did("li", "same", 8, Map.of()));
    steps.add(did("li", "same", 8, Map.of()));
    steps.add(did("li", "same", 8, Map.of()));
    new History(ZoneOffset.UTC, LocalDate.MIN, LocalDate.MAX, steps).send(project, 4);
    person = project.get("/people?search=li").json().get("items").get(0).get("person").asString();
  }

  private static void declare() {
    declare(
        "/features",
        """
        {"key": "replay", "names": {"zh": "回放", "en": "Replay"}, "tier": "core",
         "keyEvents": [{"event": "replay_played"}], "exposure": {"event": "replay_shown"},
         "rating": {"event": {"event": "review", "where": [
           {"property": "of", "op": "eq", "value": ["replay"]}]}, "property": "rating"}}
        """);
    declare(
        "/campaigns",
        """
        {"key": "badges", "names": {"zh": "勋章", "en": "Badges"}, "kind": "external",
         "features": ["replay"], "from": "2026-03-01", "to": "2026-03-31",
         "participation": {"event": "badge_joined"}, "reach": {"event": "badge_reached"}}
        """);
  }

  private static void declare(String path, String body) {
    TestServer.Answer answer = project.post(path, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }

  private static History.Step did(String id, String event, int second, Map<String, Object> more) {
    return new History.Tracked(UUID.randomUUID(), id, event, START.plusSeconds(second), more);
  }

  @Test
  void tellsTheWingsInOneOrderNewestFirst() {
    List<String> told = new ArrayList<>();
    for (JsonNode item : project.get("/people/" + person + "/timeline").json().get("items")) {
      told.add(
          item.get("event").asString()
              + " "
              + item.get("wing").asString()
              + " "
              + item.get("feature")
              + " "
              + item.get("campaign"));
    }
    assertThat(told)
        .containsExactly(
            "same other null null",
            "same other null null",
            "same other null null",
            "complaint feedback null null",
            "review other null null",
            "review feedback \"replay\" null",
            "badge_joined operations null \"badges\"",
            "badge_reached operations null \"badges\"",
            "$identify other null null",
            "replay_played product \"replay\" null",
            "replay_shown product \"replay\" null");
  }

  @Test
  void pagesNeitherRepeatNorSkip() {
    List<String> whole = new ArrayList<>();
    project
        .get("/people/" + person + "/timeline")
        .json()
        .get("items")
        .forEach(item -> whole.add(item.get("uuid").asString()));
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = project.get("/people/" + person + "/timeline?limit=2" + cursor).json();
      page.get("items").forEach(item -> paged.add(item.get("uuid").asString()));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
  }

  @Test
  void personalDataIsMaskedUntilSomebodyRevealsItWhichIsRecorded() {
    JsonNode item = project.get("/people?search=li").json().get("items").get(0);
    assertThat(item.get("email").asString()).isEqualTo("l***@example.com");
    assertThat(item.toString()).doesNotContain("li@example.com");
    JsonNode one = project.get("/people/" + person).json();
    assertThat(one.get("properties").get("email").asString()).isEqualTo("l***@example.com");
    assertThat(one.get("properties").get("phone").asString()).isEqualTo("186****1402");
    assertThat(one.get("masked").booleanValue()).isTrue();
    assertThat(one.get("distinctIds").toString()).contains("\"li\"", "\"device\"");
    assertThat(one.get("events").intValue()).isEqualTo(11);
    assertThat(one.get("firstSeen").asString()).isEqualTo(START.toString());
    JsonNode revealed = project.post("/people/" + person + "/reveal", Map.of()).json();
    assertThat(revealed.get("properties").get("email").asString()).isEqualTo("li@example.com");
    assertThat(revealed.get("properties").get("phone").asString()).isEqualTo("18612341402");
    assertThat(revealed.get("masked").booleanValue()).isFalse();
    JsonNode seen = project.get("/audit").json().get("items").get(0);
    assertThat(seen.get("action").asString()).isEqualTo("person.reveal");
    assertThat(seen.get("subject").asString()).isEqualTo(person);
    assertThat(project.post("/people/4000000000/reveal", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void strangersAreNotFound() {
    assertThat(project.get("/people/4000000000").status()).isEqualTo(404);
    assertThat(project.get("/people/-1").status()).isEqualTo(404);
    assertThat(project.get("/people/somebody/timeline").status()).isEqualTo(404);
    TestProject other = TestServer.shared().newProject("UTC");
    assertThat(other.get("/people/" + person).status()).isEqualTo(404);
  }
}
