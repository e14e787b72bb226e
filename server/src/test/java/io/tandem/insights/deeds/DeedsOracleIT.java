package io.tandem.insights.deeds;

import static io.tandem.insights.deeds.DeedsOracle.active;
import static io.tandem.insights.deeds.DeedsOracle.event;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/**
 * Churn, matrix, used × reached, value, acquisition, unused features and residue over generated
 * histories equal a brute-force oracle.
 */
class DeedsOracleIT {

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void analysesEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    LocalDate from = history.first().plusDays(random.nextInt(6));
    LocalDate to = history.last().minusDays(random.nextInt(6));
    DeedsOracle oracle = new DeedsOracle(new Oracle(history).facts(), history.zone(), from, to);
    prepare(project, from, to);
    churn(project, oracle, 1 + random.nextInt(4), 1 + random.nextInt(3));
    matrix(project, oracle);
    quadrants(project, oracle, 1 + random.nextInt(5));
    value(project, oracle, random.nextBoolean() ? "join" : "pay");
    acquisition(project, oracle);
    unused(project, oracle);
    residue(project, oracle);
  }

  /** Friday begins at one o'clock: half past eleven of Thursday is no part of it. */
  @Example
  void whoBeganTheEveningBeforeIsNoStarterWhereClocksJumpAtMidnight() {
    TestProject project = TestServer.shared().newProject("Africa/Cairo");
    LocalDate friday = LocalDate.parse("2026-04-24");
    List<History.Step> steps = new ArrayList<>();
    for (String event : List.of("join", "pay")) {
      steps.add(step("eve", event, "2026-04-23T21:30:00Z"));
      steps.add(step("ada", event, "2026-04-23T22:00:00Z"));
    }
    History history = new History(ZoneId.of("Africa/Cairo"), friday, friday, steps);
    history.send(project, 10);
    prepare(project, friday, friday);
    DeedsOracle oracle =
        new DeedsOracle(new Oracle(history).facts(), history.zone(), friday, friday);
    churn(project, oracle, 1, 1);
    value(project, oracle, "pay");
    acquisition(project, oracle);
    residue(project, oracle);
    JsonNode predicted = ask(project, oracle, "kind", "prediction", "holdoutDays", 0);
    assertThat(predicted.get("people").asInt()).isEqualTo(1);
  }

  private static History.Step step(String id, String event, String time) {
    return new History.Tracked(UUID.randomUUID(), id, event, Instant.parse(time), Map.of());
  }

  private static void prepare(TestProject project, LocalDate from, LocalDate to) {
    Map<String, Object> words = new HashMap<>();
    words.put("active", List.of());
    words.put("payment", List.of(Map.of("event", "pay")));
    words.put("complaints", List.of());
    words.put("signUps", List.of(Map.of("event", "join")));
    expect(200, project.put("/definitions", 1, words));
    Map<String, Object> names = Map.of("zh", "看", "en", "View");
    Map<String, Object> view =
        Map.of("key", "f", "names", names, "tier", "core", "keyEvents", events("view"));
    expect(201, project.post("/features", view));
    Map<String, Object> campaign = new HashMap<>();
    campaign.put("key", "c");
    campaign.put("names", names);
    campaign.put("kind", "external");
    campaign.put("features", List.of("f"));
    campaign.put("from", from.toString());
    campaign.put("to", to.toString());
    campaign.put("participation", Map.of("event", "complain"));
    campaign.put("reach", Map.of("event", "open"));
    expect(201, project.post("/campaigns", campaign));
  }

  private static List<Map<String, Object>> events(String event) {
    return List.of(Map.of("event", event));
  }

  private static JsonNode ask(TestProject project, DeedsOracle oracle, Object... fields) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("from", oracle.from().toString());
    query.put("to", oracle.to().toString());
    for (int i = 0; i < fields.length; i += 2) {
      query.put((String) fields[i], fields[i + 1]);
    }
    JsonNode answer = expect(200, project.post("/query", query)).json();
    expect(
        200,
        project
            .server()
            .send(
                TestServer.json(project.server().request(project.path("/query")), "POST", query)
                    .header("Accept", "text/csv")));
    return answer;
  }

  private static void samePeople(
      TestProject project, JsonNode query, Map<String, Object> cell, Set<Somebody> expected) {
    Map<String, Object> request = Map.of("query", query, "cell", cell);
    JsonNode page = expect(200, project.post("/query/people?limit=500", request)).json();
    Set<Somebody> found = new HashSet<>();
    for (JsonNode person : page.get("items")) {
      expected.stream()
          .filter(one -> one.ids().contains(person.get("distinctId").asString()))
          .forEach(found::add);
    }
    assertThat(page.get("total").asInt()).as("%s", request).isEqualTo(expected.size());
    assertThat(found).as("%s", request).isEqualTo(expected);
  }

  private static void churn(TestProject project, DeedsOracle oracle, int horizon, int inactive) {
    JsonNode answer =
        ask(project, oracle, "kind", "churn", "horizonDays", horizon, "inactiveDays", inactive);
    Map<Integer, Long> expected = oracle.churn(horizon, inactive);
    Map<Integer, Long> found = new TreeMap<>();
    for (JsonNode day : answer.get("days")) {
      if (day.get("people").asLong() > 0) {
        found.put(day.get("day").asInt(), day.get("people").asLong());
      }
    }
    long people = answer.get("people").asLong();
    long kept = people - answer.get("lost").asLong();
    if (kept > 0) {
      found.put(-1, kept);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static void matrix(TestProject project, DeedsOracle oracle) {
    JsonNode answer = ask(project, oracle, "kind", "matrix");
    Set<Somebody> active = oracle.who(oracle.inside().and(active()));
    Set<Somebody> both = oracle.who(oracle.inside().and(event("view")));
    long used = both.size();
    Set<Somebody> joined = oracle.who(oracle.inside().and(event("complain")));
    both.retainAll(joined);
    assertThat(answer.get("active").asInt()).isEqualTo(active.size());
    assertThat(answer.at("/features/0/people").asLong()).isEqualTo(used);
    assertThat(answer.at("/campaigns/0/people").asInt()).isEqualTo(joined.size());
    assertThat(answer.at("/cells/0/people").asInt()).isEqualTo(both.size());
    if (used > 0 && !joined.isEmpty()) {
      double lift = (double) both.size() * active.size() / used / joined.size();
      assertThat(answer.at("/cells/0/lift").asDouble()).isCloseTo(lift, within(1e-9));
    }
    JsonNode query = query("matrix", oracle);
    samePeople(project, query, Map.of("feature", "f", "campaign", "c"), both);
  }

  private static JsonNode query(String kind, DeedsOracle oracle) {
    return new tools.jackson.databind.json.JsonMapper()
        .valueToTree(
            Map.of("kind", kind, "from", oracle.from().toString(), "to", oracle.to().toString()));
  }

  private static void quadrants(TestProject project, DeedsOracle oracle, int days) {
    Object[] fields = {"kind", "used_reached", "feature", "f", "campaign", "c", "returnDays", days};
    JsonNode answer = ask(project, oracle, fields);
    Set<Somebody> active = oracle.who(oracle.inside().and(active()));
    Set<Somebody> used = oracle.who(oracle.inside().and(event("view")));
    Set<Somebody> reached = oracle.who(oracle.inside().and(event("open")));
    LocalDate end = oracle.to().plusDays(days);
    Set<Somebody> back =
        oracle.who(
            active()
                .and(fact -> fact.day(oracle.zone()).isAfter(oracle.to()))
                .and(fact -> !fact.day(oracle.zone()).isAfter(end)));
    for (JsonNode one : answer.get("quadrants")) {
      Set<Somebody> people = new HashSet<>(active);
      people.removeIf(somebody -> used.contains(somebody) != one.get("used").asBoolean());
      people.removeIf(somebody -> reached.contains(somebody) != one.get("reached").asBoolean());
      assertThat(one.get("people").asInt()).isEqualTo(people.size());
      assertThat(one.get("revenue").asDouble()).isCloseTo(oracle.paid(people), within(1e-9));
      people.retainAll(back);
      assertThat(one.get("stayed").asInt()).isEqualTo(people.size());
    }
  }

  private static void value(TestProject project, DeedsOracle oracle, String start) {
    String named = start.equals("join") ? "sign_up" : "first_purchase";
    JsonNode answer =
        ask(project, oracle, "kind", "value", "interval", "week", "periods", 3, "start", named);
    Map<Somebody, LocalDate> began = oracle.starts(start);
    int people = 0;
    for (JsonNode cohort : answer.get("cohorts")) {
      LocalDate from = LocalDate.parse(cohort.get("start").asString());
      people += cohort.get("people").asInt();
      double total = 0;
      for (JsonNode age : cohort.get("ages")) {
        double paid = oracle.money(began, from, from.plusDays(7), age.get("age").asInt(), 7);
        total += paid;
        assertThat(age.get("paid").asDouble()).isCloseTo(paid, within(1e-9));
        assertThat(age.get("ltv").asDouble())
            .isCloseTo(total / cohort.get("people").asInt(), within(1e-9));
      }
    }
    assertThat(people).isEqualTo(began.size());
    double revenue =
        answer.get("buckets").valueStream().mapToDouble(b -> b.get("revenue").asDouble()).sum();
    assertThat(revenue).isCloseTo(oracle.paid(oracle.everybody()), within(1e-9));
    long signed =
        answer.get("months").valueStream().mapToLong(month -> month.get("people").asLong()).sum();
    assertThat(signed).isEqualTo(oracle.starts("join").size());
  }

  private static void acquisition(TestProject project, DeedsOracle oracle) {
    Map<String, Object> line =
        Map.of(
            "channel",
            "France",
            "from",
            oracle.from().minusDays(1).toString(),
            "to",
            oracle.from().toString(),
            "amountMinor",
            20_002);
    expect(200, project.post("/spend", line));
    JsonNode answer = ask(project, oracle, "kind", "acquisition", "channel", "country");
    List<String> channels = oracle.channels(oracle.starts("join"));
    assertThat(answer.at("/total/signUps").asInt()).isEqualTo(channels.size());
    assertThat(answer.at("/total/spend").asDouble()).isCloseTo(100.01, within(1e-9));
    for (JsonNode one : answer.get("channels")) {
      String name = one.get("channel").isNull() ? "null" : one.get("channel").asString();
      long count = channels.stream().filter(name::equals).count();
      assertThat(one.get("signUps").asLong()).as("%s of %s", name, channels).isEqualTo(count);
    }
  }

  private static void unused(TestProject project, DeedsOracle oracle) {
    JsonNode answer = ask(project, oracle, "kind", "unused");
    Set<Somebody> used = oracle.who(oracle.inside().and(event("view")));
    assertThat(answer.at("/features/0/people").asInt()).isEqualTo(used.size());
    samePeople(project, query("unused", oracle), Map.of("feature", "f"), used);
  }

  private static void residue(TestProject project, DeedsOracle oracle) {
    Map<String, Object> page = Map.of("property", "page", "op", "eq", "value", List.of("/a"));
    Map<String, Object> named = Map.of("event", "view", "where", List.of(page));
    JsonNode answer = ask(project, oracle, "kind", "residue", "brought", Map.of("c", named));
    Map<Somebody, LocalDate> began = oracle.starts("join");
    Set<Somebody> brought = oracle.brought(began, "/a");
    JsonNode campaign = answer.at("/campaigns/0");
    assertThat(campaign.get("brought").asInt()).isEqualTo(brought.size());
    assertThat(campaign.get("others").asInt()).isEqualTo(began.size() - brought.size());
    assertThat(campaign.at("/days/0/stayed").asLong())
        .isEqualTo(oracle.activeOn(brought, began, 7));
    assertThat(campaign.at("/days/0/otherStayed").asLong())
        .isEqualTo(oracle.activeOn(began.keySet(), began, 7) - oracle.activeOn(brought, began, 7));
  }
}
