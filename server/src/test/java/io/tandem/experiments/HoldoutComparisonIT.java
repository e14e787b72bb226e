package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.names;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People who are held out beside all others, by what the server itself saw of them. */
class HoldoutComparisonIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();
  private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");
  private static final int PEOPLE = 120;
  private static final String COMPARISON = "/flag-holdouts/all/comparison";

  private final TestProject project = SERVER.newProject("UTC");
  private final List<History.Step> steps = new ArrayList<>();

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void heldOutPeopleAreTheControlOfWhatEverybodyElseGot() {
    heldOut();
    int[] people = new int[2];
    int[] did = new int[2];
    for (int i = 0; i < PEOPLE; i++) {
      int side = gets("p" + i) ? 1 : 0;
      int goes = side == 1 || people[0] % 3 == 0 ? 1 : 0;
      people[side]++;
      did[side] += goes;
      if (goes == 1) {
        lesson("p" + i);
      }
    }
    gets("tess");
    SERVER.setClock(START.plus(Duration.ofDays(2)));
    LocalDate day = LocalDate.of(2026, 7, 1);
    new History(ZoneOffset.UTC, day, day, steps).send(project, 400);
    await().atMost(Duration.ofSeconds(30)).until(() -> compared() == PEOPLE);

    JsonNode found = expect(200, project.get(COMPARISON)).json().get("findings");
    for (int side = 0; side < 2; side++) {
      assertThat(found.at("/exposure/arms/" + side + "/people").asInt()).isEqualTo(people[side]);
      assertThat(found.at("/metrics/0/groups/" + side + "/mean").asDouble())
          .isCloseTo((double) did[side] / people[side], within(1e-9));
    }
    assertThat(found.at("/exposure/sampleRatio/verdict").asString()).isEqualTo("ok");
    assertThat(found.at("/exposure/multiple").asInt()).isZero();
  }

  /** Half of all people, of everything, from the start on. */
  private void heldOut() {
    SERVER.setClock(START);
    flag();
    Map<String, Object> holdout = Map.of("key", "all", "names", names("All"), "share", 50);
    expect(201, project.post("/flag-holdouts", holdout));
    assertThat(project.post(COMPARISON, Map.of()).status()).as("no metrics yet").isEqualTo(404);
    expect(200, measure(0, List.of(counted("goal"))));
  }

  @Test
  void metricsOfAHoldoutAreCheckedAndVersioned() {
    flag();
    Map<String, Object> holdout = Map.of("key", "all", "names", names("All"), "share", 5);
    expect(201, project.post("/flag-holdouts", holdout));
    assertThat(project.get("/flag-holdouts/none/comparison").status()).isEqualTo(404);
    assertThat(measure(0, List.of(counted("secondary"))).status()).isEqualTo(400);
    assertThat(measure(0, List.of(metric("lesson", "goal", "mean"))).status()).isEqualTo(400);
    expect(200, measure(0, List.of(counted("goal"))));
    assertThat(measure(0, List.of(counted("goal"))).status()).isEqualTo(412);
    JsonNode said = expect(200, project.get(COMPARISON)).json();
    assertThat(said.get("version").asInt()).isEqualTo(1);
    assertThat(said.at("/definition/variants/0/key").asString()).isEqualTo("held");
    assertThat(said.get("findings").isNull()).isTrue();
  }

  private long compared() {
    JsonNode found = expect(200, project.post(COMPARISON, Map.of())).json().get("findings");
    long people = 0;
    for (JsonNode arm : found.at("/exposure/arms")) {
      people += arm.get("people").asLong();
    }
    return people;
  }

  private Answer measure(long version, List<?> metrics) {
    HttpRequest.Builder request =
        SERVER
            .request(project.path(COMPARISON + "/metrics"))
            .header("If-Match", "\"" + version + "\"");
    return SERVER.send(TestServer.json(request, "PUT", Map.of("items", metrics)));
  }

  private static Map<String, Object> counted(String role) {
    Map<String, Object> metric = metric("lesson", role, "proportion");
    Map<String, Object> event = Map.of("event", "lesson");
    metric.put("source", new HashMap<>(Map.of("event", event, "measure", "people")));
    return metric;
  }

  /** A flag that was won and given to everybody; one person tries it out. */
  private void flag() {
    Map<String, Object> tess = Map.of("gets", "on", "ids", List.of("tess"));
    Map<String, Object> on =
        Map.of("enabled", true, "rules", List.of(Map.of("rollout", 100)), "testers", List.of(tess));
    Map<String, Object> flag =
        Map.of(
            "key",
            "won",
            "names",
            names("Won"),
            "type",
            "boolean",
            "environments",
            Map.of("production", on));
    expect(201, project.post("/flags", flag));
  }

  /** Asks for all flags at once, as web apps do. */
  private boolean gets(String id) {
    HttpRequest.Builder request =
        SERVER
            .anonymous("/ofrep/v1/evaluate/flags")
            .header("Authorization", "Bearer " + project.writeKey());
    Map<String, Object> body = Map.of("context", Map.of("targetingKey", id));
    return expect(200, SERVER.send(TestServer.json(request, "POST", body)))
        .json()
        .at("/flags/0/value")
        .asBoolean();
  }

  private void lesson(String id) {
    Instant later = START.plusSeconds(3_600);
    steps.add(new History.Tracked(UUID.randomUUID(), id, "lesson", later, Map.of()));
  }
}
