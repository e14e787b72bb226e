package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.ListSegment;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/**
 * The six rates over generated histories, sent through capture, equal a brute-force oracle by day
 * and by week. The number of histories is {@code -Djqwik.tries.default}.
 */
class RatesOracleIT {

  private static final Condition PAID = Condition.of("amount", "gt", "0");
  private static final Condition LOCAL = Condition.of("country", "ne", "France");

  private static final Predicate<Fact> ACTIVE =
      fact -> List.of("open", "view", "pay").contains(fact.event());
  private static final Predicate<Fact> USED =
      fact -> fact.event().equals("view") || (fact.event().equals("pay") && LOCAL.holds(fact));
  private static final Predicate<Fact> EXPOSED = event("open");
  private static final Predicate<Fact> JOINED = event("join").and(LOCAL::holds);
  private static final Predicate<Fact> REACHED = event("view");
  private static final Predicate<Fact> PAYING = event("pay").and(PAID::holds);
  private static final Predicate<Fact> COMPLAINING = event("complain");
  private static final Predicate<Fact> COMPLAINING_OF_IT = event("complain").and(LOCAL::holds);

  private static final String DEFINITIONS =
      """
      {"active": [{"event": "open"}, {"event": "view"}, {"event": "pay"}],
       "payment": [{"event": "pay", "where": [
         {"property": "amount", "op": "gt", "value": ["0"]}]}],
       "complaints": [{"event": "complain"}]}
      """;
  private static final String FEATURE =
      """
      {"key": "viewer", "names": {"zh": "看", "en": "Viewer"}, "tier": "core",
       "keyEvents": [{"event": "view"}, {"event": "pay", "where": [
         {"property": "country", "op": "ne", "value": ["France"]}]}],
       "exposure": {"event": "open"},
       "complaints": [{"event": "complain", "where": [
         {"property": "country", "op": "ne", "value": ["France"]}]}]}
      """;
  private static final String CAMPAIGN =
      """
      {"key": "party", "names": {"zh": "聚会", "en": "Party"}, "kind": "external",
       "features": ["viewer"], "from": "2020-01-01", "to": "2030-01-01",
       "participation": {"event": "join", "where": [
         {"property": "country", "op": "ne", "value": ["France"]}]},
       "reach": {"event": "view"}}
      """;

  private static final List<String> GUESTS = List.of("user0", "user2", "device1", "device7");

  private static final String CAMPAIGN_OF_GUESTS =
      """
      {"key": "dinner", "names": {"zh": "晚宴", "en": "Dinner"}, "kind": "external",
       "features": ["viewer"], "from": "2020-01-01", "to": "2030-01-01", "segment": "guests",
       "participation": {"event": "join", "where": [
         {"property": "country", "op": "ne", "value": ["France"]}]},
       "reach": {"event": "view"}}
      """;

  /** A rate, and who counts above and below its line. */
  private record Rate(
      String metric, String subject, Predicate<Fact> above, Predicate<Fact> below) {}

  private static final List<Rate> RATES =
      List.of(
          new Rate("penetration", "viewer", USED, ACTIVE),
          new Rate("usage", "viewer", USED, EXPOSED),
          new Rate("participation", "party", JOINED, ACTIVE),
          new Rate("reach", "party", REACHED, ACTIVE),
          new Rate("paid_conversion", "", PAYING, ACTIVE),
          new Rate("complaint_rate", "", COMPLAINING, ACTIVE),
          new Rate("complaint_rate", "viewer", COMPLAINING_OF_IT, ACTIVE));

  private static Predicate<Fact> event(String name) {
    return fact -> fact.event().equals(name);
  }

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void ratesEqualTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    accepted(project.put("/definitions", 1, DEFINITIONS));
    accepted(project.post("/features", FEATURE));
    accepted(project.post("/campaigns", CAMPAIGN));
    history.send(project, 1 + new Random(seed).nextInt(60));
    history.tried().send(project.environment("staging"), 100);
    Oracle oracle = new Oracle(history);
    ListSegment.of(project, "guests", GUESTS);
    accepted(project.post("/campaigns", CAMPAIGN_OF_GUESTS));
    Set<Somebody> guests = people(oracle.facts(), RatesOracleIT::isGuest);
    for (String metric : List.of("participation", "reach")) {
      ofGuests(project, metric, history, oracle, guests);
    }
    for (Rate rate : RATES) {
      for (String interval : List.of("day", "week")) {
        compare(project, rate, interval, history, oracle);
      }
    }
  }

  private static boolean isGuest(Fact fact) {
    return fact.person().ids().stream().anyMatch(GUESTS::contains);
  }

  /** Whom it is meant for counts in every bucket, active or not. */
  private static void ofGuests(
      TestProject project, String metric, History history, Oracle oracle, Set<Somebody> guests) {
    String path =
        "/rates?metric=%s&subject=dinner&from=%s&to=%s&interval=week"
            .formatted(metric, history.first(), history.last());
    TestServer.Answer answer = project.get(path);
    accepted(answer);
    for (JsonNode bucket : answer.json().get("buckets")) {
      LocalDate start = LocalDate.parse(bucket.get("start").asString());
      List<Fact> inside =
          oracle.facts().stream()
              .filter(fact -> start(fact.day(history.zone()), "week").equals(start))
              .toList();
      Set<Somebody> above = people(inside, metric.equals("reach") ? REACHED : JOINED);
      above.retainAll(guests);
      compare(path, bucket, above.size(), guests.size());
    }
  }

  private static void accepted(TestServer.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }

  private static void compare(
      TestProject project, Rate rate, String interval, History history, Oracle oracle) {
    String path =
        "/rates?metric=%s&subject=%s&from=%s&to=%s&interval=%s"
            .formatted(rate.metric(), rate.subject(), history.first(), history.last(), interval);
    TestServer.Answer answer = project.get(path);
    accepted(answer);
    JsonNode buckets = answer.json().get("buckets");
    LocalDate expected = start(history.first(), interval);
    for (JsonNode bucket : buckets) {
      LocalDate start = LocalDate.parse(bucket.get("start").asString());
      assertThat(start).as(path).isEqualTo(expected);
      List<Fact> inside =
          oracle.facts().stream()
              .filter(fact -> start(fact.day(history.zone()), interval).equals(start))
              .toList();
      Set<Somebody> above = people(inside, rate.above());
      Set<Somebody> below = people(inside, rate.below());
      if (!rate.metric().equals("complaint_rate")) {
        above.retainAll(below);
      }
      compare(path, bucket, above.size(), below.size());
      expected = interval.equals("day") ? start.plusDays(1) : start.plusWeeks(1);
    }
    assertThat(expected).as(path).isAfter(history.last());
  }

  private static void compare(String path, JsonNode bucket, int above, int below) {
    String what = path + " " + bucket;
    assertThat(bucket.get("denominator").intValue()).as(what).isEqualTo(below);
    assertThat(bucket.get("numerator").intValue()).as(what).isEqualTo(above);
    if (below == 0) {
      assertThat(bucket.get("rate").isNull()).as(what).isTrue();
      assertThat(bucket.get("status").asString()).as(what).isEqualTo("no_data");
    } else {
      double rate = (double) above / below;
      assertThat(bucket.get("rate").doubleValue()).as(what).isCloseTo(rate, within(1e-9));
    }
  }

  private static LocalDate start(LocalDate day, String interval) {
    return interval.equals("day")
        ? day
        : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Set<Somebody> people(List<Fact> facts, Predicate<Fact> counts) {
    Set<Somebody> people = new HashSet<>();
    for (Fact fact : facts) {
      if (counts.test(fact)) {
        people.add(fact.person());
      }
    }
    return people;
  }
}
