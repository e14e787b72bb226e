package io.tandem.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small history asked in every kind: shapes, figures counted by hand, tables, refusals. */
class KindsIT {

  private static TestProject project;

  @BeforeAll
  static void threePeopleOfAWeek() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
    project = TestServer.shared().newProject("UTC");
    List<History.Step> steps =
        List.of(
            did("a", "home", "2026-03-02T10:00:00Z"),
            did("a", "cart", "2026-03-02T10:01:00Z"),
            did("a", "pay", "2026-03-03T09:00:00Z"),
            did("b", "home", "2026-03-02T12:00:00Z"),
            did("b", "cart", "2026-03-04T12:00:00Z"),
            did("c", "home", "2026-03-04T12:00:00Z"),
            did("c", "home", "2026-03-06T12:00:00Z"));
    new History(ZoneOffset.UTC, LocalDate.MIN, LocalDate.MAX, steps).send(project, 10);
  }

  private static History.Step did(String id, String event, String time) {
    return new History.Tracked(UUID.randomUUID(), id, event, Instant.parse(time), Map.of());
  }

  private static Map<String, Object> query(String kind, Object... more) {
    Map<String, Object> query =
        new LinkedHashMap<>(Map.of("kind", kind, "from", "2026-03-02", "to", "2026-03-06"));
    for (int i = 0; i < more.length; i += 2) {
      query.put((String) more[i], more[i + 1]);
    }
    return query;
  }

  private static Map<String, Object> event(String name) {
    return Map.of("event", name);
  }

  private static final List<Map<String, Object>> STEPS =
      List.of(event("home"), event("cart"), event("pay"));

  private static JsonNode ask(Map<String, Object> query) {
    JsonNode answer = TestServer.expect(200, project.post("/query", query)).json();
    assertThat(answer.get("kind").stringValue()).isEqualTo(query.get("kind"));
    return answer;
  }

  private static int people(Map<String, Object> query, Map<String, Object> cell) {
    Map<String, Object> request = Map.of("query", query, "cell", cell);
    return TestServer.expect(200, project.post("/query/people", request))
        .json()
        .get("total")
        .intValue();
  }

  private static String csv(Map<String, Object> query) {
    TestServer server = TestServer.shared();
    TestServer.Answer answer =
        server.send(
            TestServer.json(server.request(project.path("/query")), "POST", query)
                .header("Accept", "text/csv"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String refused(Map<String, Object> query, String code) {
    TestServer.Answer answer = project.post("/query", query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
    return answer.body();
  }

  private static final String THREE_STEPS =
      "[{\"event\":\"home\",\"optional\":false,\"people\":3,\"fromPrevious\":null,"
          + "\"fromFirst\":1.0,\"medianSeconds\":null},"
          + "{\"event\":\"cart\",\"optional\":false,\"people\":1,"
          + "\"fromPrevious\":0.3333333333333333,\"fromFirst\":0.3333333333333333,"
          + "\"medianSeconds\":60.0},"
          + "{\"event\":\"pay\",\"optional\":false,\"people\":1,\"fromPrevious\":1.0,"
          + "\"fromFirst\":0.3333333333333333,\"medianSeconds\":82740.0}]";

  @Test
  void funnelCountsStepsTimesAndBuckets() {
    Map<String, Object> query =
        query(
            "funnel",
            "steps",
            STEPS,
            "window",
            "P1D",
            "interval",
            "day",
            "timeToConvert",
            Map.of("from", 1, "to", 2, "bins", 2));
    JsonNode answer = ask(query);
    assertThat(answer.get("steps").toString()).isEqualTo(THREE_STEPS);
    assertThat(answer.get("overTime").get("entered").toString()).isEqualTo("[2,0,1,0,1]");
    assertThat(answer.get("overTime").get("converted").toString()).isEqualTo("[1,0,0,0,0]");
    assertThat(answer.get("overTime").get("openFrom").isNull()).isTrue();
    assertThat(answer.get("timeToConvert").get("people").intValue()).isEqualTo(1);
    assertThat(people(query, Map.of("step", 2, "outcome", "dropped"))).isEqualTo(2);
    assertThat(people(query, Map.of("step", 3, "bucket", "2026-03-04", "outcome", "dropped")))
        .isEqualTo(1);
    // from home to cart took a minute: the width of the bars is half of that and a millisecond
    assertThat(people(query, Map.of("step", 2, "bin", 1))).isEqualTo(1);
    assertThat(people(query, Map.of("step", 2, "bin", 0))).isZero();
    assertThat(csv(query)).startsWith("step,event,people,from_previous").contains("\"pay\",1,1.0");
  }

  @Test
  void whatAFunnelCannotBeIsRefused() {
    refused(query("funnel", "steps", List.of(event("home"))), "invalid_request");
    refused(query("funnel", "steps", STEPS, "window", "P1Y"), "invalid_request");
    refused(query("funnel", "steps", STEPS, "window", "PT-5M"), "invalid_request");
    refused(
        query(
            "funnel",
            "steps",
            STEPS,
            "exclusions",
            List.of(Map.of("event", "x", "after", 2, "before", 2))),
        "invalid_request");
    refused(
        query("funnel", "steps", STEPS, "semantics", "windowFunnel", "order", "any"),
        "invalid_request");
    refused(query("funnel", "steps", STEPS, "surprise", 1), "invalid_request");
  }

  @Test
  void retentionCountsWhoComesBack() {
    Map<String, Object> query =
        query("retention", "start", event("home"), "return", event("*"), "periods", 4);
    JsonNode answer = ask(query);
    assertThat(answer.get("cohorts").get(0).toString())
        .isEqualTo("{\"start\":\"2026-03-02\",\"size\":2,\"values\":[2,1,1,0],\"open\":[]}");
    assertThat(answer.get("cohorts").get(2).get("values").toString()).isEqualTo("[1,0,1,0]");
    assertThat(answer.get("weightedMean").toString())
        .isEqualTo("[1.0,0.3333333333333333,0.6666666666666666,0.0]");
    assertThat(answer.get("simpleMean").toString()).isEqualTo("[1.0,0.25,0.75,0.0]");
    assertThat(people(query, Map.of("cohort", "2026-03-02", "cell", 1))).isEqualTo(1);
    assertThat(people(query, Map.of("cohort", "2026-03-02", "cell", 1, "outcome", "lost")))
        .isEqualTo(1);
    assertThat(csv(query)).contains("2026-03-02,2,2,2,2,1\r\n");
    query.put("counting", "onOrAfter");
    assertThat(ask(query).get("cohorts").get(0).get("values").toString()).isEqualTo("[2,2,1,0]");
  }

  @Test
  void cellsThatHaveNotBegunAreNull() {
    Map<String, Object> query =
        query("retention", "start", event("home"), "return", event("*"), "periods", 3);
    query.put("from", "2026-05-31");
    query.put("to", "2026-05-31");
    assertThat(ask(query).get("cohorts").get(0).get("values").toString()).isEqualTo("[0,0,null]");
  }

  @Test
  void periodsThatReachTooFarAreNamedWithTheDaysTheyNeed() {
    Map<String, Object> query =
        query("retention", "start", event("home"), "return", event("*"), "periods", 400);
    query.put("interval", "month");
    assertThat(refused(query, "invalid_request")).contains("with its periods", "2059-");
  }

  @Test
  void cellsThatAreNotOverStandInNoMean() {
    Map<String, Object> query = query("retention", "start", event("home"), "return", event("*"));
    query.put("brackets", List.of(Map.of("from", 1, "to", 2), Map.of("from", 1, "to", 1000)));
    JsonNode answer = ask(query);
    assertThat(answer.get("cohorts").get(0).get("open").toString()).isEqualTo("[2]");
    assertThat(answer.get("weightedMean").get(1).isNumber()).isTrue();
    assertThat(answer.get("weightedMean").get(2).isNull()).isTrue();
    assertThat(answer.get("simpleMean").get(2).isNull()).isTrue();
  }

  @Test
  void lifecycleTellsNewReturningResurrectingAndDormantApart() {
    Map<String, Object> query = query("lifecycle");
    JsonNode series = ask(query).get("series");
    assertThat(series.toString())
        .isEqualTo(
            "[{\"state\":\"new\",\"values\":[2,0,1,0,0]},"
                + "{\"state\":\"returning\",\"values\":[0,1,0,0,0]},"
                + "{\"state\":\"resurrecting\",\"values\":[0,0,1,0,1]},"
                + "{\"state\":\"dormant\",\"values\":[0,1,1,2,0]}]");
    assertThat(people(query, Map.of("state", "dormant", "bucket", "2026-03-05"))).isEqualTo(2);
    assertThat(csv(query)).contains("resurrecting,2026-03-06,1\r\n");
  }

  @Test
  void pathsLeadOnFromAStartAndBackFromAnEnd() {
    Map<String, Object> query = query("paths", "depth", 3);
    JsonNode answer = ask(query);
    assertThat(columns(answer)).isEqualTo("home 3 | cart 2, left 1 | pay 1, left 2");
    assertThat(answer.get("links").toString())
        .isEqualTo(
            "[{\"column\":0,\"from\":0,\"to\":0,\"paths\":2},"
                + "{\"column\":0,\"from\":0,\"to\":1,\"paths\":1},"
                + "{\"column\":1,\"from\":0,\"to\":0,\"paths\":1},"
                + "{\"column\":1,\"from\":0,\"to\":1,\"paths\":1},"
                + "{\"column\":1,\"from\":1,\"to\":1,\"paths\":1}]");
    assertThat(people(query, Map.of("column", 1, "node", Map.of("kind", "left")))).isEqualTo(1);
    Map<String, Object> cart = Map.of("kind", "event", "name", "cart");
    assertThat(people(query, Map.of("column", 1, "node", cart))).isEqualTo(2);
    assertThat(people(query, Map.of("column", 1, "node", cart, "next", Map.of("kind", "left"))))
        .isEqualTo(1);
    assertThat(csv(query)).contains("0,event,\"home\",left,,1\r\n");
    query.put("end", event("cart"));
    assertThat(columns(ask(query))).isEqualTo("cart 2 | home 2 | left 2");
    query.put("window", "PT1H");
    assertThat(columns(ask(query))).isEqualTo("cart 2 | home 1, left 1 | left 2");
    query.remove("end");
    query.put("start", event("home"));
    query.put("limit", 1);
    query.put("exclude", List.of("pay"));
    assertThat(columns(ask(query))).isEqualTo("home 3 | cart 1, left 2 | left 3");
    query.put("end", event("cart"));
    refused(query, "invalid_request");
  }

  private static String columns(JsonNode answer) {
    List<String> columns = new ArrayList<>();
    for (JsonNode column : answer.get("columns")) {
      List<String> nodes = new ArrayList<>();
      double share = 0;
      for (JsonNode count : column.get("nodes")) {
        JsonNode node = count.get("node");
        String name = node.get("name").isNull() ? "kind" : "name";
        nodes.add(node.get(name).stringValue() + " " + count.get("paths"));
        share += count.get("share").doubleValue();
      }
      assertThat(share).isCloseTo(1, within(1e-9));
      columns.add(String.join(", ", nodes));
    }
    return String.join(" | ", columns);
  }

  @Test
  void stickinessCountsIntervals() {
    Map<String, Object> query = query("stickiness", "series", List.of(event("*"), event("home")));
    JsonNode series = ask(query).get("series");
    assertThat(series.get(0).get("exactly").toString()).isEqualTo("[0,3,0,0,0]");
    assertThat(series.get(1).toString())
        .isEqualTo(
            "{\"event\":\"home\",\"people\":3,\"exactly\":[2,1,0,0,0],\"atLeast\":[3,1,0,0,0]}");
    assertThat(people(query, Map.of("series", 1, "intervals", 1))).isEqualTo(2);
    assertThat(people(query, Map.of("series", 1, "intervals", 1, "orMore", true))).isEqualTo(3);
    assertThat(csv(query)).contains("1,\"home\",2,1,1\r\n");
  }
}
