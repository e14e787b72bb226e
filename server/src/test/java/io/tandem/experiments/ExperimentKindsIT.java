package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.experiments.ExperimentCrowd.Person;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Retention, funnels, quantiles of events and revenue beside the same counted from raw rows. */
class ExperimentKindsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();

  private final TestProject project = SERVER.newProject(ExperimentCrowd.ZONE.getId());

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void eachKindIsThatOfRawRows() {
    SERVER.setClock(ExperimentCrowd.START);
    Map<String, Object> definition = simple("old", "new", metrics());
    definition.put("exposure", ExperimentRuns.exposure("kinds"));
    new ExperimentRuns(SERVER, project).start("kinds", definition);
    SERVER.setClock(ExperimentCrowd.NOW);
    ExperimentCrowd crowd = ExperimentCrowd.of("kinds", 400, false);
    crowd.send(project);
    List<Person> people = crowd.people();

    JsonNode metrics =
        expect(200, project.post("/experiments/kinds/analyses", Map.of()))
            .json()
            .at("/findings/metrics");
    for (int v = 0; v < 2; v++) {
      int variant = v;
      List<Person> own = people.stream().filter(p -> p.variant() == variant).toList();
      shares(metrics, v, own);
      quantile(metrics.at("/4/groups/" + v), own);
      mean(metrics.at("/5/groups/" + v), own, p -> p.sum("purchase", "amount", 72));
      mean(
          metrics.at("/6/groups/" + v),
          own,
          p -> p.sum("purchase", "amount", 72) - p.sum("$reward_granted", "cost", 72));
    }
  }

  private void shares(JsonNode metrics, int v, List<Person> own) {
    share(metrics.at("/0/groups/" + v), own, p -> p.over(96), p -> returned(p, 48, 96));
    share(metrics.at("/1/groups/" + v), own, p -> p.overOn(3), this::returnedOnDays);
    share(metrics.at("/2/groups/" + v), own, p -> p.over(48), this::bought);
    share(metrics.at("/3/groups/" + v), own, p -> p.over(36), this::active);
  }

  private static void quantile(JsonNode quantile, List<Person> own) {
    double[] values =
        own.stream()
            .flatMap(p -> p.after("order"))
            .mapToDouble(d -> ((Number) d.properties().get("amount")).doubleValue())
            .sorted()
            .toArray();
    double position = 0.8 * (values.length - 1);
    int low = (int) position;
    near(quantile.get("mean"), values[low] + (position - low) * (values[low + 1] - values[low]));
    long with = own.stream().filter(p -> p.after("order").findAny().isPresent()).count();
    assertThat(quantile.get("people").asLong()).isEqualTo(with);
    assertThat(quantile.get("missing").asLong()).isEqualTo(own.size() - with);
  }

  @Test
  void sourcesThatContradictThemselvesAreRefusedWithTheReason() {
    Map<String, Object> steps = Map.of("measure", "funnel", "steps", List.of(Map.of("event", "a")));
    refused("proportion", steps, "2 to 10 steps");
    refused(
        "proportion", Map.of("measure", "active", "event", Map.of("event", "a")), "definitions");
    refused("mean", Map.of("measure", "active"), "proportion");
    refused("mean", values(Map.of()), "single values are for quantiles");
    refused("proportion", people(Map.of("fromDay", 3, "toDay", 1)), "days are 0 to 365");
    refused("proportion", people(Map.of("fromDay", 3, "fromHours", 1)), "hours or days");
    refused("proportion", people(Map.of("calendar", true)), "of the calendar");
  }

  private void refused(String kind, Map<String, Object> source, String why) {
    Map<String, Object> metric = metric("m", "goal", kind);
    metric.put("source", source);
    Answer answer =
        project.post("/experiments", draft("odd", simple("old", "new", List.of(metric))));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("invalid_request");
    assertThat(answer.json().get("detail").asString()).contains(why);
  }

  private boolean returned(Person p, int from, int to) {
    return p.after("lesson").anyMatch(d -> p.hours(d.at()) >= from && p.hours(d.at()) < to);
  }

  private boolean returnedOnDays(Person p) {
    return p.after("lesson").anyMatch(d -> p.day(d.at()) >= 2 && p.day(d.at()) <= 3);
  }

  private boolean active(Person p) {
    return p.did().stream()
        .anyMatch(d -> !d.event().startsWith("$") && p.hours(d.at()) >= 24 && p.hours(d.at()) < 36);
  }

  /** Any three in order, not the earliest ones. */
  private boolean bought(Person p) {
    return p.after("view")
        .anyMatch(view ->
            p.after("cart")
                .filter(cart -> !cart.at().isBefore(view.at()))
                .anyMatch(cart ->
                    p.after("cart")
                        .filter(again -> again.at().isAfter(cart.at()))
                        .anyMatch(again -> p.hours(again.at()) < 48)));
  }

  private static void share(
      JsonNode group, List<Person> people, Predicate<Person> over, Predicate<Person> did) {
    List<Person> known = people.stream().filter(over).toList();
    long hits = known.stream().filter(did).count();
    assertThat(hits).isBetween(5L, known.size() - 5L);
    assertThat(group.get("people").asLong()).isEqualTo(known.size());
    assertThat(group.get("missing").asLong()).isEqualTo(people.size() - known.size());
    near(group.get("mean"), (double) hits / known.size());
  }

  private static void mean(JsonNode group, List<Person> people, ToDoubleFunction<Person> value) {
    List<Person> known = people.stream().filter(p -> p.over(72)).toList();
    assertThat(group.get("people").asLong()).isEqualTo(known.size());
    near(group.get("mean"), known.stream().mapToDouble(value).sum() / known.size());
  }

  private static List<Map<String, Object>> metrics() {
    Map<String, Object> funnel = new HashMap<>();
    funnel.put("measure", "funnel");
    funnel.put("toHours", 48);
    funnel.put(
        "steps", Stream.of("view", "cart", "cart").map(event -> Map.of("event", event)).toList());
    List<Map<String, Object>> metrics = new ArrayList<>();
    metrics.add(of("rolling", "proportion", people(Map.of("fromDay", 2, "toDay", 3))));
    metrics.add(
        of("calendar", "proportion", people(Map.of("fromDay", 2, "toDay", 3, "calendar", true))));
    metrics.add(of("funnel", "proportion", funnel));
    metrics.add(
        of("active", "proportion", Map.of("measure", "active", "fromHours", 24, "toHours", 36)));
    Map<String, Object> quantile = of("dear", "quantile", values(Map.of()));
    quantile.put("quantile", 0.8);
    metrics.add(quantile);
    metrics.add(of("revenue", "mean", Map.of("measure", "revenue", "toDay", 2)));
    metrics.add(of("ltv", "mean", Map.of("measure", "ltv", "toDay", 2)));
    return metrics;
  }

  private static Map<String, Object> of(String key, String kind, Map<String, Object> source) {
    Map<String, Object> metric = metric(key, "goal", kind);
    metric.put("source", source);
    return metric;
  }

  private static Map<String, Object> people(Map<String, Object> window) {
    Map<String, Object> source = new HashMap<>(window);
    source.put("measure", "people");
    source.put("event", Map.of("event", "lesson"));
    return source;
  }

  private static Map<String, Object> values(Map<String, Object> more) {
    Map<String, Object> source = new HashMap<>(more);
    source.put("measure", "values");
    source.put("property", "amount");
    source.put("event", Map.of("event", "order"));
    return source;
  }

  private static void near(JsonNode number, double expected) {
    assertThat(number.asDouble()).isCloseTo(expected, within(1e-9));
  }
}
