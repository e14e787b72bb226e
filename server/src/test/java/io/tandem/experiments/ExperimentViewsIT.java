package io.tandem.experiments;

import static io.tandem.experiments.ExperimentDrafts.draft;
import static io.tandem.experiments.ExperimentDrafts.metric;
import static io.tandem.experiments.ExperimentDrafts.simple;
import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.experiments.ExperimentCrowd.Person;
import io.tandem.insights.MadeUpBuyers;
import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views of an experiment beside the same counted from raw rows. */
class ExperimentViewsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final Instant BEFORE = SERVER.now();

  private final TestProject project = SERVER.newProject(ExperimentCrowd.ZONE.getId());

  @AfterAll
  static void clockGoesOnAsBefore() {
    SERVER.setClock(BEFORE);
  }

  @Test
  void peopleAreToldApartAtTheirExposureAndCountedDayByDay() {
    List<Person> people = run("views", 900, false);
    values(people, "event:plan", Person::plan);
    JsonNode weekdays =
        values(
            people,
            "weekday",
            p ->
                Integer.toString(
                    p.exposed().atZone(ExperimentCrowd.ZONE).getDayOfWeek().getValue()));
    assertThat(weekdays.get(0).get("value").asString()).isEqualTo("1");
    JsonNode countries = found("/breakdown?by=person:country");
    assertThat(countries.get("valuesInAll").asInt()).isEqualTo(13);
    assertThat(countries.get("values")).hasSize(11);
    assertThat(countries.at("/values/10/value").isNull()).isTrue();

    days(people);
    worth(people);
  }

  private void days(List<Person> people) {
    JsonNode days = found("/days?metric=spent").get("days");
    assertThat(days).hasSize(10);
    for (int day : List.of(0, 3)) {
      for (int v = 0; v < 2; v++) {
        int variant = v;
        List<Person> over =
            people.stream().filter(p -> p.variant() == variant && p.over(24 * (day + 1))).toList();
        double sum =
            over.stream()
                .mapToDouble(p ->
                    p.sum("purchase", "amount", 24 * (day + 1))
                        - p.sum("purchase", "amount", 24 * day))
                .sum();
        JsonNode group = days.at("/" + day + "/groups/" + v);
        assertThat(group.get("people").asInt()).isEqualTo(over.size());
        near(group.get("mean"), sum / over.size());
      }
    }
  }

  private void worth(List<Person> people) {
    JsonNode value = found("/value?days=60");
    for (int v = 0; v < 2; v++) {
      int variant = v;
      List<Person> own = people.stream().filter(p -> p.variant() == variant).toList();
      double worth = own.stream().mapToDouble(ExperimentViewsIT::worth).sum();
      JsonNode arm = value.at("/arms/" + v);
      assertThat(arm.get("people").asInt()).isEqualTo(own.size());
      near(arm.get("observed"), worth / own.size());
      boolean refused = !value.get("refusal").isNull();
      assertThat(arm.get("predicted").isNull()).isEqualTo(refused);
    }
    JsonNode lift = value.at("/comparisons/0/observed");
    assertThat(lift.get("estimate").asDouble())
        .isCloseTo(
            value.at("/arms/1/observed").asDouble() / value.at("/arms/0/observed").asDouble() - 1,
            within(1e-9));
  }

  /** Paid less rewards on the days of 24 hours that are over. */
  private static double worth(Person person) {
    int hours = 24 * (int) Duration.between(person.exposed(), ExperimentCrowd.NOW).toDays();
    return person.sum("purchase", "amount", hours) - person.sum("$reward_granted", "cost", hours);
  }

  /** Buyers as the value models say, the treated ones a fifth more often. */
  @Test
  void whatPeopleWillBeWorthIsPredictedWhereTheModelsFit() {
    Instant start = ExperimentCrowd.NOW.minus(60, ChronoUnit.DAYS);
    SERVER.setClock(start);
    new ExperimentRuns(SERVER, project).start("views", definition("views"));
    SERVER.setClock(ExperimentCrowd.NOW);
    Random random = new Random(4);
    List<History.Step> steps = new ArrayList<>();
    for (int i = 0; i < 2_400; i++) {
      Instant at = start.plus(1 + i % 15, ChronoUnit.DAYS);
      String who = "buyer-" + i;
      steps.add(step(who, ExperimentRuns.EXPOSED, at, exposure(i % 2 == 0 ? "old" : "new")));
      MadeUpBuyers buyers = new MadeUpBuyers(0.8, i % 2 == 0 ? 6 : 5, 0.9, 2.5);
      for (MadeUpBuyers.Purchase one : buyers.purchases(random, 59 - i % 15)) {
        Instant bought = at.plusSeconds(Math.round(one.at() * 86_400));
        steps.add(step(who, "purchase", bought, Map.of("amount", one.amount())));
      }
    }
    LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    new History(ZoneOffset.UTC, day, day, steps).send(project, 1_000);

    JsonNode value = found("/value?days=90");
    assertThat(value.get("refusal").isNull()).as(value.toString()).isTrue();
    JsonNode control = value.at("/arms/0");
    assertThat(control.get("predicted").asDouble())
        .isBetween(control.get("observed").asDouble(), 2 * control.get("observed").asDouble());
    JsonNode lift = value.at("/comparisons/0/predicted");
    // in truth 15 % more
    assertThat(lift.get("low").asDouble()).isLessThan(0.15);
    assertThat(lift.get("high").asDouble()).isGreaterThan(0.15);
    JsonNode money = value.at("/comparisons/0/predictedDifference");
    assertThat(lift.get("low").asDouble() > 0).isEqualTo(money.get("low").asDouble() > 0);
  }

  private static Map<String, Object> exposure(String variant) {
    return Map.of("$feature_flag", "views", "$feature_flag_response", variant);
  }

  private static History.Step step(
      String who, String event, Instant at, Map<String, Object> properties) {
    return new History.Tracked(UUID.randomUUID(), who, event, at, properties);
  }

  @Test
  void aWrongRatioIsFoundWhereItIsAndHidesEffects() {
    run("views", 2_000, true);
    JsonNode found = found("/breakdown?by=person:country");
    assertThat(found.at("/sampleRatio/verdict").asString()).isEqualTo("mismatch");
    for (JsonNode value : found.get("values")) {
      String verdict = value.at("/sampleRatio/verdict").asString();
      boolean wrong = "country-1".equals(value.get("value").asString());
      assertThat(verdict).as(value.toString()).isEqualTo(wrong ? "mismatch" : "ok");
      assertThat(value.get("metrics")).isEmpty();
    }
    assertThat(found("/days?metric=spent").get("days")).isEmpty();
    assertThat(found("/value").get("arms")).isEmpty();
  }

  @Test
  void whatCannotBeLookedAtIsRefusedWithACode() {
    run("views", 10, false);
    refused("/breakdown?by=colour", 400, "invalid_request");
    refused("/breakdown?by=event:a%00b", 400, "rejected");
    refused("/breakdown?by=segment:nobody", 400, "unknown_segment");
    refused("/days?metric=absent", 404, "not_found");
    refused("/days?metric=way", 409, "metric_without_days");
    refused("/value?days=0", 400, "invalid_request");
    assertThat(found("/value").at("/refusal/en").asString()).contains("fewer than 50");
    expect(201, project.post("/experiments", draft("draft", definition("draft"))));
    assertThat(code(project.get("/experiments/draft/breakdown?by=weekday")))
        .isEqualTo("experiment_state");
  }

  /** Each value with its people and their mean, by variant. */
  private JsonNode values(List<Person> people, String by, Function<Person, String> of) {
    JsonNode values = found("/breakdown?by=" + by).get("values");
    Set<String> expected = people.stream().map(of).collect(Collectors.toSet());
    assertThat(values).hasSize(expected.size());
    for (JsonNode value : values) {
      assertThat(expected).contains(value.get("value").asString());
      for (int v = 0; v < 2; v++) {
        int variant = v;
        List<Person> own =
            people.stream()
                .filter(p -> p.variant() == variant)
                .filter(p -> of.apply(p).equals(value.get("value").asString()))
                .toList();
        assertThat(value.at("/arms/" + v + "/people").asInt()).isEqualTo(own.size());
        List<Person> over = own.stream().filter(p -> p.over(72)).toList();
        JsonNode group = value.at("/metrics/0/groups/" + v);
        assertThat(group.get("people").asInt()).isEqualTo(over.size());
        double sum = over.stream().mapToDouble(p -> p.sum("purchase", "amount", 72)).sum();
        near(group.get("mean"), over.isEmpty() ? 0 : sum / over.size());
      }
    }
    return values;
  }

  private List<Person> run(String key, int size, boolean lost) {
    SERVER.setClock(ExperimentCrowd.START);
    new ExperimentRuns(SERVER, project).start(key, definition(key));
    SERVER.setClock(ExperimentCrowd.NOW);
    ExperimentCrowd crowd = ExperimentCrowd.of(key, size, lost);
    crowd.send(project);
    return crowd.people();
  }

  private static Map<String, Object> definition(String key) {
    Map<String, Object> spent = metric("spent", "goal", "mean");
    spent.put("source", Map.of("measure", "revenue", "toDay", 2));
    Map<String, Object> way = metric("way", "secondary", "proportion");
    List<Map<String, String>> steps = List.of(Map.of("event", "view"), Map.of("event", "cart"));
    way.put("source", new HashMap<>(Map.of("measure", "funnel", "steps", steps)));
    Map<String, Object> definition = simple("old", "new", List.of(spent, way));
    definition.put("exposure", ExperimentRuns.exposure(key));
    return definition;
  }

  private JsonNode found(String view) {
    return expect(200, project.get("/experiments/views" + view)).json().get("findings");
  }

  private void refused(String view, int status, String code) {
    Answer answer = project.get("/experiments/views" + view);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  private static void near(JsonNode number, double expected) {
    assertThat(number.asDouble()).isCloseTo(expected, within(1e-9));
  }

  private static String code(Answer answer) {
    return answer.json().get("code").asString();
  }
}
