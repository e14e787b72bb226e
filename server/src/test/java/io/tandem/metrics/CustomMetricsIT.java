package io.tandem.metrics;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics a project makes for itself: what they count, their revisions, what is refused. */
class CustomMetricsIT {

  private static final String DAY = "2026-04-01";

  private final TestServer server = TestServer.shared();
  private TestProject project;

  @BeforeEach
  void newProject() {
    server.setClock(Instant.parse("2026-04-10T00:00:00Z"));
    project = server.newProject("UTC");
    send("anna", "purchase", Map.of("amount", 10, "channel", "ad"));
    send("anna", "purchase", Map.of("amount", 2.5, "channel", "ad"));
    send("bert", "purchase", Map.of("amount", "free", "channel", "friend"));
    send("carl", "open", Map.of());
  }

  @Test
  void eachKindCountsItsWay() {
    make(metric("orders", "events", Map.of("event", "purchase"), null));
    make(metric("buyers", "people", Map.of("event", "purchase"), null));
    make(metric("revenue", "sum", Map.of("event", "purchase", "property", "amount"), null));
    make(metric("from_ads", "rate", Map.of("event", "purchase", "where", ads()), any()));
    Map<String, Object> revenue = Map.of("event", "purchase", "property", "amount");
    make(metric("arpu", "ratio", revenue, Map.of("event", "*", "measure", "people")));

    assertThat(bucket("orders").get("value").asDouble()).isEqualTo(3);
    assertThat(bucket("buyers").get("value").asDouble()).isEqualTo(2);
    assertThat(bucket("revenue").get("value").asDouble()).isEqualTo(12.5);
    assertThat(bucket("revenue").get("sample").asInt()).isEqualTo(2);
    assertThat(bucket("from_ads").get("numerator").asDouble()).isEqualTo(1);
    assertThat(bucket("from_ads").get("denominator").asDouble()).isEqualTo(3);
    assertThat(bucket("arpu").get("value").asDouble()).isEqualTo(12.5 / 3);
  }

  @Test
  void draftIsPreviewedAsItWouldCountAndNothingIsKept() {
    Map<String, Object> draft = metric(null, "rate", Map.of("event", "purchase"), any());
    JsonNode preview = expect(200, project.post("/metrics/custom-preview", draft)).json();
    assertThat(preview.get("buckets").size()).isEqualTo(31);
    JsonNode day =
        preview
            .get("buckets")
            .valueStream()
            .filter(bucket -> bucket.get("start").asString().equals(DAY))
            .findFirst()
            .orElseThrow();
    assertThat(day.get("value").asDouble()).isEqualTo(2.0 / 3);
    assertThat(preview.at("/definition/numerator/en").asString()).contains("purchase");
    draft.put("denominator", null);
    assertThat(project.post("/metrics/custom-preview", draft).status()).isEqualTo(400);
    assertThat(project.get("/metrics").json().valueStream())
        .noneMatch(metric -> metric.get("custom").asBoolean());
  }

  @Test
  void ratesAndCountsOfPeopleLeadToTheirPeople() {
    make(metric("from_ads", "rate", Map.of("event", "purchase", "where", ads()), any()));
    JsonNode people = expect(200, people("from_ads", "numerator")).json();
    assertThat(people.get("total").asInt()).isEqualTo(1);
    assertThat(people.at("/items/0/distinctId").asString()).isEqualTo("anna");
    assertThat(expect(200, people("from_ads", "denominator")).json().get("total").asInt())
        .isEqualTo(3);
    make(metric("orders", "events", Map.of("event", "purchase"), null));
    expect(400, people("orders", "numerator"));
    expect(400, people("orders", "denominator"));
  }

  @Test
  void changeIsANewRevisionAndTheOldOneStays() {
    make(metric("orders", "events", Map.of("event", "purchase"), null));
    Map<String, Object> changed =
        metric("orders", "events", Map.of("event", "purchase", "where", ads()), null);
    expect(200, project.put("/metrics/custom/orders", 1, changed));
    expect(412, project.put("/metrics/custom/orders", 1, changed));
    JsonNode revisions = project.get("/metrics/custom/orders/revisions").json();
    assertThat(revisions.size()).isEqualTo(2);
    assertThat(revisions.at("/0/version").asInt()).isEqualTo(2);
    assertThat(revisions.at("/1/numerator/where").size()).isZero();
    assertThat(bucket("orders").get("value").asDouble()).isEqualTo(2);
    assertThat(bucket("orders").get("revision").asInt()).isEqualTo(2);
  }

  @Test
  void everyMetricIsListedWithItsDefinition() {
    make(metric("orders", "events", Map.of("event", "purchase"), null));
    JsonNode all = expect(200, project.get("/metrics")).json();
    List<String> keys = all.valueStream().map(one -> one.get("key").asString()).toList();
    assertThat(keys)
        .contains("penetration", "onboarding_completion", "day_7_retention", "orders")
        .doesNotHaveDuplicates();
    JsonNode own = all.get(keys.indexOf("orders"));
    assertThat(own.get("custom").asBoolean()).isTrue();
    assertThat(own.at("/definition/en").asString()).isEqualTo("Events: purchase");
    JsonNode retention = all.get(keys.indexOf("next_month_retention"));
    assertThat(retention.get("cohort").asBoolean()).isTrue();
    assertThat(retention.at("/intervals/0").asString()).isEqualTo("month");
  }

  @Test
  void metricsThatMakeNoSenseAreRefused() {
    Map<String, Object> purchase = Map.of("event", "purchase");
    refused("invalid_request", metric("half", "ratio", purchase, null));
    refused("invalid_request", metric("twice", "events", purchase, any()));
    refused("invalid_request", metric("nothing", "sum", purchase, null));
    refused("invalid_request", metric("No Key", "events", purchase, null));
    refused("built_in_metric", metric("usage", "events", purchase, null));
    refused("built_in_metric", metric("day_9_retention", "events", purchase, null));
    Map<String, Object> pattern =
        Map.of("property", "channel", "op", "matches", "value", List.of("("));
    refused(
        "invalid_request",
        metric("broken", "events", Map.of("event", "*", "where", List.of(pattern)), null));
    make(metric("orders", "events", purchase, null));
    refused("metric_taken", metric("orders", "events", purchase, null));
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    expect(400, project.get("/signals?metric=none&from=" + DAY + "&to=" + DAY));
    expect(400, signals("next_month_retention&interval=day"));
    expect(400, signals("day_7_retention&window=3"));
    expect(400, signals("active_people&window=91"));
    expect(404, signals("usage&subject=nothing"));
    expect(400, project.get("/signals?metric=active_people&from=2026-04-02&to=2026-04-01"));
  }

  private Answer signals(String metric) {
    return project.get("/signals?metric=" + metric + "&from=" + DAY + "&to=" + DAY);
  }

  private Answer people(String metric, String side) {
    return project.get("/signals/people?metric=" + metric + "&bucket=" + DAY + "&side=" + side);
  }

  private JsonNode bucket(String metric) {
    return expect(200, signals(metric)).json().at("/buckets/0");
  }

  private void make(Map<String, Object> metric) {
    expect(201, project.post("/metrics/custom", metric));
  }

  private void refused(String code, Map<String, Object> metric) {
    Answer answer = project.post("/metrics/custom", metric);
    assertThat(answer.status()).as(answer.body()).isIn(400, 409);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }

  private static Map<String, Object> metric(
      String key, String kind, Map<String, Object> numerator, Map<String, Object> denominator) {
    Map<String, Object> metric = new HashMap<>();
    metric.put("key", key);
    metric.put("names", Map.of("zh", String.valueOf(key), "en", String.valueOf(key)));
    metric.put("kind", kind);
    metric.put("numerator", numerator);
    metric.put("denominator", denominator);
    metric.put("unit", "number");
    metric.put("better", "up");
    return metric;
  }

  private static Map<String, Object> any() {
    return Map.of("event", "*");
  }

  private static List<Map<String, Object>> ads() {
    return List.of(Map.of("property", "channel", "op", "eq", "value", List.of("ad")));
  }

  private void send(String id, String event, Map<String, Object> properties) {
    List<Map<String, Object>> batch = new ArrayList<>();
    batch.add(
        Map.of(
            "uuid", UUID.randomUUID().toString(),
            "event", event,
            "distinct_id", id,
            "timestamp", DAY + "T10:00:00Z",
            "properties", properties));
    Map<String, Object> body = Map.of("api_key", project.writeKey(), "batch", batch);
    expect(200, server.send(TestServer.json(server.anonymous("/batch/"), "POST", body)));
  }
}
