package io.tandem.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.History;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QueryIT {

  private static TestProject project;

  @BeforeAll
  static void threePeopleBuyThings() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
    project = TestServer.shared().newProject("UTC");
    List<History.Step> steps =
        List.of(
            bought("a", "2026-03-02T10:00:00Z", Map.of("amount", 10, "city", "Lima")),
            bought("a", "2026-03-02T11:00:00Z", Map.of("amount", "2.5", "city", "Lima")),
            bought("b", "2026-03-02T12:00:00Z", Map.of("amount", "much", "city", "=Oslo")),
            bought("c", "2026-03-04T12:00:00Z", Map.of("amount", 7)));
    new History(ZoneOffset.UTC, LocalDate.MIN, LocalDate.MAX, steps).send(project, 10);
  }

  private static History.Step bought(String id, String time, Map<String, Object> properties) {
    return new History.Tracked(UUID.randomUUID(), id, "bought", Instant.parse(time), properties);
  }

  private static Map<String, Object> trend(String measure, Object... more) {
    Map<String, Object> query =
        new java.util.LinkedHashMap<>(
            Map.of("kind", "trend", "from", "2026-03-02", "to", "2026-03-04"));
    boolean plain = measure.equals("events") || measure.equals("people");
    query.put(
        "series",
        List.of(
            plain
                ? Map.of("event", "bought", "measure", measure)
                : Map.of("event", "bought", "measure", measure, "property", "amount")));
    for (int i = 0; i < more.length; i += 2) {
      query.put((String) more[i], more[i + 1]);
    }
    return query;
  }

  private static Map<String, Object> cell(String measure, Map<String, Object> cell) {
    return Map.of("query", trend(measure), "cell", cell);
  }

  private static String values(Map<String, Object> query) {
    return project.post("/query", query).json().get("series").get(0).get("values").toString();
  }

  @Test
  void aBucketInWhichNothingHappenedIsZeroForCountsAndNullForTheRest() {
    assertThat(values(trend("events"))).isEqualTo("[3,0,1]");
    assertThat(values(trend("people"))).isEqualTo("[2,0,1]");
    assertThat(values(trend("sum"))).isEqualTo("[12.5,0,7.0]");
    assertThat(values(trend("max"))).isEqualTo("[10.0,null,7.0]");
    assertThat(values(trend("p50"))).isEqualTo("[6.25,null,7.0]");
  }

  @Test
  void theAnswerSaysWhatItIs() {
    JsonNode answer = project.post("/query", trend("events")).json();
    assertThat(answer.get("kind").stringValue()).isEqualTo("trend");
    assertThat(answer.get("zone").stringValue()).isEqualTo("UTC");
    assertThat(answer.get("engine").stringValue()).isEqualTo("index");
    assertThat(answer.get("why").get("en").stringValue()).contains("index");
    assertThat(answer.get("why").get("zh").stringValue()).contains("index");
    assertThat(answer.get("asOf").stringValue()).isNotEmpty();
    assertThat(answer.get("elapsedMs").isNumber()).isTrue();
    assertThat(answer.get("buckets").toString())
        .isEqualTo("[\"2026-03-02\",\"2026-03-03\",\"2026-03-04\"]");
  }

  @Test
  void whatTheIndexCannotAnswerGoesToSqlAndTheAnswerSaysWhy() {
    assertThat(why(trend("sum"))).contains("sql").contains("counts events and people only");
    assertThat(why(trend("people", "breakdown", List.of(Map.of("property", "city")))))
        .contains("sql")
        .contains("breaks down by segments only");
    assertThat(why(trend("people", "where", List.of(filter("city", "Lyon")))))
        .contains("sql")
        .contains("city");
    assertThat(why(trend("people", "where", List.of(filter("person.plan", "pro")))))
        .contains("index");
  }

  @Test
  void aThousandValuesOfOneFilterAreAnswered() {
    List<String> cities = new ArrayList<>(List.of("Lima"));
    IntStream.range(1, 1000).forEach(i -> cities.add("none-" + i));
    for (String op : List.of("eq", "matches", "contains")) {
      Map<String, Object> where = Map.of("property", "city", "op", op, "value", cities);
      assertThat(values(trend("events", "where", List.of(where)))).as(op).isEqualTo("[2,0,0]");
    }
  }

  private static Map<String, Object> filter(String property, String value) {
    return Map.of("property", property, "op", "eq", "value", List.of(value));
  }

  private static String why(Map<String, Object> query) {
    return project.post("/query", query).json().get("why").get("en").stringValue();
  }

  @Test
  void anEmptyProjectHasZeros() {
    TestProject empty = TestServer.shared().newProject("UTC");
    JsonNode answer = empty.post("/query", trend("people")).json();
    assertThat(answer.get("series").get(0).get("values").toString()).isEqualTo("[0,0,0]");
  }

  @Test
  void valuesBeyondTheLimitAreOneAndMissingIsAValue() {
    Map<String, Object> query =
        trend("people", "breakdown", List.of(Map.of("property", "city", "limit", 2)));
    JsonNode series = project.post("/query", query).json().get("series");
    assertThat(series.toString())
        .contains("\"breakdown\":[\"=Oslo\"]")
        .contains("\"breakdown\":[\"Lima\"]")
        .contains("\"breakdown\":[\"$other\"]");
    assertThat(series.get(2).get("values").toString()).isEqualTo("[0,0,1]");
    query = trend("people", "breakdown", List.of(Map.of("property", "city")));
    series = project.post("/query", query).json().get("series");
    assertThat(series.get(2).get("breakdown").toString()).isEqualTo("[null]");
  }

  @Test
  void whoMayNotSeePeopleReadsNoAddressesInABreakdown() {
    TestServer server = TestServer.shared();
    new History(
            ZoneOffset.UTC,
            LocalDate.MIN,
            LocalDate.MAX,
            List.of(bought("d", "2026-03-10T10:00:00Z", Map.of("to", "li@example.com"))))
        .send(project, 10);
    Map<String, Object> query = trend("events", "breakdown", List.of(Map.of("property", "to")));
    query.putAll(Map.of("from", "2026-03-10", "to", "2026-03-10"));
    assertThat(project.post("/query", query).body()).contains("li@example.com");
    for (String accept : List.of("application/json", "text/csv")) {
      String body =
          server
              .send(
                  TestServer.json(
                          server.anonymous(project.path("/query")).header("Accept", accept),
                          "POST",
                          query)
                      .header("Authorization", "Bearer " + viewer()))
              .body();
      assertThat(body).contains("l***@example.com").doesNotContain("li@example.com");
    }
  }

  private static String viewer() {
    Map<String, Object> wanted = Map.of("name", "viewer", "roles", List.of("viewer"));
    return TestServer.expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  @Test
  void productionCountsUnlessAnotherEnvironmentOrAllAreAskedFor() {
    new Story()
        .crowd(2, "tester", "bought", "2026-03-03T10:00:00Z")
        .sendTo(project.environment("staging"));
    assertThat(values(trend("events"))).isEqualTo("[3,0,1]");
    assertThat(values(trend("events", "environment", "production"))).isEqualTo("[3,0,1]");
    assertThat(values(trend("events", "environment", "staging"))).isEqualTo("[0,2,0]");
    assertThat(values(trend("events", "environment", "*"))).isEqualTo("[3,2,1]");
    refused(trend("events", "environment", "moon"), "unknown_environment");
  }

  @Test
  void csvHasOneRecordACellAndNoFormulas() {
    Map<String, Object> query = trend("events", "breakdown", List.of(Map.of("property", "city")));
    TestServer server = TestServer.shared();
    TestServer.Answer answer =
        server.send(
            TestServer.json(server.request(project.path("/query")), "POST", query)
                .header("Accept", "text/csv"));
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    assertThat(answer.body().lines())
        .startsWith(
            "series,event,measure,\"city\",bucket,value",
            "0,\"bought\",events,\"Lima\",2026-03-02,2")
        .contains("0,\"bought\",events,\"'=Oslo\",2026-03-02,1")
        .hasSize(10);
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    refused(trend("events", "breakdown", List.of(Map.of("segment", "vip"))), "unknown_segment");
    refused(Map.of("kind", "horoscope"), "unknown_kind");
    refused(trend("events", "segment", "vip"), "unknown_segment");
    refused(trend("events", "filters", List.of()), "invalid_request");
    refused(
        trend("events", "where", List.of(Map.of("property", "x", "op", "matches", "value", "("))),
        "invalid_request");
    Map<String, Object> cell = cell("events", Map.of("series", 3));
    assertThat(project.post("/query/people", cell).status()).isEqualTo(400);
    assertThat(project.post("/query/people", Map.of("query", trend("events"))).status())
        .isEqualTo(400);
    Map<String, Object> more = new java.util.HashMap<>(cell("events", Map.of("series", 0)));
    more.put("series", 0);
    assertThat(project.post("/query/people", more).json().get("detail").stringValue())
        .contains("series is not a field");
    cell = cell("events", Map.of("series", 0, "bucket", "2026-01-01"));
    assertThat(project.post("/query/people", cell).status()).isEqualTo(400);
    cell = cell("events", Map.of("series", 0));
    assertThat(project.post("/query/people?cursor=nonsense", cell).status()).isEqualTo(400);
  }

  private static void refused(Map<String, Object> query, String code) {
    TestServer.Answer answer = project.post("/query", query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
  }

  @Test
  void peopleOfTheWholeRangeAreListedOnce() {
    Map<String, Object> cell = cell("sum", Map.of("series", 0));
    JsonNode page = project.post("/query/people", cell).json();
    assertThat(page.get("total").intValue()).isEqualTo(3);
    assertThat(page.get("items").size()).isEqualTo(3);
    assertThat(page.get("next").isNull()).isTrue();
  }

  @Test
  void runningTotalsCountPeopleOnce() {
    assertThat(values(trend("events", "cumulative", true))).isEqualTo("[3,3,4]");
    assertThat(values(trend("people", "cumulative", true))).isEqualTo("[2,2,3]");
    assertThat(values(trend("sum", "cumulative", true))).isEqualTo("[12.5,12.5,19.5]");
    refused(trend("avg", "cumulative", true), "invalid_request");
    Map<String, Object> cell =
        Map.of(
            "query", trend("people", "cumulative", true),
            "cell", Map.of("series", 0, "bucket", "2026-03-03"));
    assertThat(project.post("/query/people", cell).json().get("total").intValue()).isEqualTo(2);
    Map<String, Object> split =
        trend("people", "cumulative", true, "breakdown", List.of(Map.of("property", "city")));
    assertThat(values(split)).isEqualTo("[1,1,1]");
  }

  @Test
  void aRollingAverageNeedsAllItsBuckets() {
    assertThat(values(trend("events", "rollingAverage", 2))).isEqualTo("[null,1.5,0.5]");
    refused(trend("events", "rollingAverage", 2, "cumulative", true), "invalid_request");
  }

  @Test
  void formulasAreComputedBucketByBucket() {
    Map<String, Object> query = trend("events", "formulas", List.of(Map.of("formula", "A/B * 10")));
    query.put(
        "series",
        List.of(
            Map.of("event", "bought", "measure", "events"),
            Map.of("event", "bought", "measure", "people")));
    JsonNode formula = project.post("/query", query).json().get("formulas").get(0);
    assertThat(formula.get("values").toString()).isEqualTo("[15.0,null,10.0]");
    assertThat(formula.get("label").stringValue()).isEqualTo("A/B * 10");
    query.put("formulas", List.of(Map.of("formula", "A/C")));
    refused(query, "invalid_request");
  }

  @Test
  void earlierDatesAreAnsweredBeside() {
    Map<String, Object> query = trend("events", "compare", "previousPeriod");
    query.putAll(Map.of("from", "2026-03-03", "to", "2026-03-04"));
    JsonNode before = project.post("/query", query).json().get("compared");
    assertThat(before.get("from").stringValue()).isEqualTo("2026-03-01");
    assertThat(before.get("series").get(0).get("values").toString()).isEqualTo("[0,3]");
    query.putAll(Map.of("from", "2026-03-09", "to", "2026-03-11", "compare", "sameWeekdays"));
    before = project.post("/query", query).json().get("compared");
    assertThat(before.get("series").get(0).get("values").toString()).isEqualTo("[3,0,1]");
    query.putAll(Map.of("from", "2027-03-02", "to", "2027-03-04", "compare", "lastYear"));
    before = project.post("/query", query).json().get("compared");
    assertThat(before.get("series").get(0).get("values").toString()).isEqualTo("[3,0,1]");
  }

  @Test
  void anotherProjectsEventsAreNotSeen() {
    TestProject other = TestServer.shared().newProject("UTC");
    Map<String, Object> cell = cell("events", Map.of("series", 0));
    assertThat(other.post("/query/people", cell).json().get("total").intValue()).isZero();
  }
}
