package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.flags.Flags;
import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Results from the project's events beside the same counted person by person. */
class ExperimentEventsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();
  private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-05-11T08:00:00Z");
  private static final String EXPOSED = "$feature_flag_called";
  private static final int PEOPLE = 800;

  private final TestProject project = SERVER.newProject("Asia/Shanghai");
  private final List<History.Step> steps = new ArrayList<>();
  private final Random random = new Random(11);

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void windowsCountFromEachPersonsFirstExposure() {
    SERVER.setClock(START);
    running("quest");
    SERVER.setClock(NOW);
    Naive[] naive = {new Naive(), new Naive()};
    for (int i = 0; i < PEOPLE; i++) {
      person(i, naive[i % 2]);
    }
    strangers();
    LocalDate day = LocalDate.of(2026, 5, 1);
    new History(ZoneOffset.UTC, day, day, steps).send(project, 400);

    JsonNode found =
        expect(200, project.post("/experiments/quest/analyses", Map.of())).json().get("findings");
    assertThat(found.get("source").asString()).isEqualTo("events");
    assertThat(found.at("/exposure/multiple").asLong()).isEqualTo(1);
    assertThat(found.at("/exposure/sampleRatio/method").asString()).isEqualTo("sequential");
    for (int v = 0; v < 2; v++) {
      assertThat(found.at("/exposure/arms/" + v + "/people").asLong()).isEqualTo(PEOPLE / 2);
      JsonNode kept = found.at("/metrics/0/groups/" + v);
      assertThat(kept.get("people").asLong()).isEqualTo(naive[v].matured);
      assertThat(kept.get("missing").asLong()).isEqualTo(PEOPLE / 2 - naive[v].matured);
      near(kept.get("mean"), (double) naive[v].kept / naive[v].matured);
      near(found.at("/metrics/1/groups/" + v + "/mean"), naive[v].paid / (PEOPLE / 2));
      near(
          found.at("/metrics/2/groups/" + v + "/mean"), (double) naive[v].orders / naive[v].visits);
    }
    assertThat(naive[0].matured).isBetween(100L, PEOPLE / 2L - 50);
    // half of what somebody pays is what they paid before
    assertThat(found.at("/metrics/1/varianceRemoved").asDouble()).isBetween(0.3, 0.7);
    keptAndSeenFromOtherSides(found);
  }

  private void keptAndSeenFromOtherSides(JsonNode found) {
    assertThat(project.get("/experiments/quest/results").json().get("findings")).isEqualTo(found);
    JsonNode views = project.get("/experiments/quest/breakdown?by=weekday").json().get("findings");
    assertThat(views.get("people").asLong()).isEqualTo(PEOPLE);
    JsonNode arms = project.get("/experiments/quest/value").json().at("/findings/arms");
    assertThat(arms.at("/0/people").asLong() + arms.at("/1/people").asLong()).isEqualTo(PEOPLE);
  }

  @Test
  void resultsFromEventsNeedARunningExperimentThatSaysWhere() {
    expect(201, project.post("/experiments", draft("plain", simple("old", "new", metrics()))));
    assertThat(code(project.post("/experiments/plain/analyses", Map.of())))
        .isEqualTo("experiment_state");
    start("plain");
    assertThat(code(project.post("/experiments/plain/analyses", Map.of())))
        .isEqualTo("experiment_without_exposure");
    Map<String, Object> blind = simple("old", "new", List.of(metric("kept", "goal", "mean")));
    blind.put("exposure", ExperimentRuns.exposure("blind"));
    expect(201, project.post("/experiments", draft("blind", blind)));
    start("blind");
    assertThat(code(project.post("/experiments/blind/analyses", Map.of())))
        .isEqualTo("metric_without_source");
  }

  private void strangers() {
    // met both, once by way of another id that turned out to be the same person
    exposed("twice", START.plus(1, ChronoUnit.HOURS), "old", "quest");
    exposed("other", START.plus(2, ChronoUnit.HOURS), "new", "quest");
    steps.add(new History.Merged(UUID.randomUUID(), "twice", "other", START.plusSeconds(9_000)));
    // not in this experiment: too early, of another flag, of no variant
    exposed("early", START.minusSeconds(60), "new", "quest");
    exposed("else", START.plusSeconds(60), "new", "other");
    exposed("odd", START.plusSeconds(60), "newest", "quest");
    apart();
  }

  /** Whoever got what they got by no choice counts nowhere, with all they did. */
  private void apart() {
    for (String why : List.of("holdout", "layer", "tester")) {
      for (String variant : List.of("old", "new")) {
        String who = why + "-" + variant;
        exposed(who, START.plusSeconds(120), variant, "quest", why);
        did(who, "lesson", START.plus(25, ChronoUnit.HOURS), Map.of());
        did(who, "order", START.plusSeconds(300), Map.of("amount", 1_000_000));
      }
    }
    // a tester counts by nothing, also not by what they met before they were one
    exposed("forced", START.plusSeconds(60), "old", "quest");
    exposed("forced", START.plusSeconds(600), "new", "quest", "tester");
    did("forced", "order", START.plusSeconds(300), Map.of("amount", 1_000_000));
  }

  private void exposed(String id, Instant time, String variant, String flag, String apart) {
    Map<String, Object> said =
        Map.of("$feature_flag", flag, "$feature_flag_response", variant, Flags.APART, apart);
    did(id, EXPOSED, time, said);
  }

  /** What one variant's people did, counted as it was made up. */
  private static final class Naive {
    private long matured;
    private long kept;
    private double paid;
    private long orders;
    private long visits;
  }

  private void person(int i, Naive naive) {
    String id = "person-" + i;
    Instant at = START.plus(1 + random.nextInt(230 * 60), ChronoUnit.MINUTES);
    exposed(id, at, i % 2 == 0 ? "old" : "new", "quest");
    exposed(id, at.plusSeconds(1 + random.nextInt(1000)), i % 2 == 0 ? "old" : "new", "quest");
    boolean matured = !at.plus(48, ChronoUnit.HOURS).isAfter(NOW);
    naive.matured += matured ? 1 : 0;
    int hour = random.nextInt(72);
    boolean inside = hour >= 24 && hour < 48;
    if (did(id, "lesson", at.plus(hour, ChronoUnit.HOURS), Map.of())) {
      naive.kept += matured && inside ? 1 : 0;
    }
    double before = Math.round(100 * (20 + 5 * random.nextGaussian())) / 100.0;
    double after = Math.round(100 * (before + 5 * random.nextGaussian())) / 100.0;
    did(id, "order", at.minus(50, ChronoUnit.HOURS), Map.of("amount", before));
    did(id, "order", at.minus(400, ChronoUnit.HOURS), Map.of("amount", 5_000));
    if (did(id, "order", at.plusSeconds(30), Map.of("amount", after))) {
      naive.paid += after;
      naive.orders++;
    }
    for (int visit = 0; visit <= i % 3; visit++) {
      naive.visits += did(id, "visit", at.plusSeconds(visit), Map.of()) ? 1 : 0;
    }
  }

  /** False when it would lie in the future. */
  private boolean did(String id, String event, Instant time, Map<String, Object> properties) {
    if (!time.isBefore(NOW)) {
      return false;
    }
    steps.add(new History.Tracked(UUID.randomUUID(), id, event, time, properties));
    return true;
  }

  private void exposed(String id, Instant time, String variant, String flag) {
    did(id, EXPOSED, time, Map.of("$feature_flag", flag, "$feature_flag_response", variant));
  }

  private static List<Map<String, Object>> metrics() {
    Map<String, Object> kept = metric("kept", "goal", "proportion");
    kept.put("source", source("lesson", "people", 24, 48));
    Map<String, Object> paid = metric("paid", "secondary", "mean");
    Map<String, Object> amount = source("order", "sum", null, null);
    amount.put("property", "amount");
    amount.put("beforeHours", 168);
    paid.put("source", amount);
    Map<String, Object> ratio = metric("orders-per-visit", "secondary", "ratio");
    ratio.put("denominator", "visits");
    ratio.put("source", source("order", "events", null, null));
    ratio.put("below", source("visit", "events", null, null));
    return List.of(kept, paid, ratio);
  }

  private static Map<String, Object> source(
      String event, String measure, Integer fromHours, Integer toHours) {
    Map<String, Object> source = new HashMap<>();
    source.put("event", Map.of("event", event));
    source.put("measure", measure);
    source.put("fromHours", fromHours);
    source.put("toHours", toHours);
    return source;
  }

  private void running(String key) {
    Map<String, Object> definition = simple("old", "new", metrics());
    definition.put("exposure", ExperimentRuns.exposure(key));
    expect(201, project.post("/experiments", draft(key, definition)));
    start(key);
  }

  private void start(String key) {
    new ExperimentRuns(SERVER, project).start(key);
  }

  private static void near(JsonNode number, double expected) {
    assertThat(number.asDouble()).isCloseTo(expected, within(1e-9));
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
