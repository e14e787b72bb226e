package io.tandem.insights.moved;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What moved a rate: its parts against a brute-force oracle, periods and holidays. */
class MovedIT {

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2026-06-20T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(150);
  }

  @Property
  void partsEqualTheOracleAndAddUp(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 50);
    List<Fact> facts = new Oracle(history).facts();
    LocalDate middle = history.first().plusDays(8);
    String dimension = random.nextBoolean() ? "country" : "person.plan";
    Map<String, Object> query =
        Map.of(
            "kind", "moved",
            "from", middle.toString(),
            "to", middle.plusDays(7).toString(),
            "rate", Map.of("numerator", List.of(Map.of("event", "pay"))),
            "dimensions", List.of(Map.of("property", dimension, "limit", 2)));
    JsonNode answer = expect(200, project.post("/query", query)).json();

    Counts before = count(facts, history, middle.minusDays(8), dimension);
    Counts after = count(facts, history, middle, dimension);
    sameCounts(answer.get("before"), before);
    sameCounts(answer.get("after"), after);
    if (answer.get("change").isNull()) {
      return;
    }
    double sum = 0;
    for (JsonNode part : answer.at("/dimensions/0/parts")) {
      sum += part.get("mix").asDouble() + part.get("rate").asDouble();
      samePart(part, before, after);
      samePeople(project, query, part);
    }
    assertThat(sum).isCloseTo(answer.get("change").asDouble(), within(1e-12));
  }

  private static void sameCounts(JsonNode side, Counts counts) {
    assertThat(side.get("people").asInt()).isEqualTo(counts.people.size());
    assertThat(side.get("did").asInt()).isEqualTo(counts.did.size());
  }

  private static void samePart(JsonNode part, Counts before, Counts after) {
    String value = part.get("value").isNull() ? null : part.get("value").asString();
    if (!"$other".equals(value)) {
      assertThat(part.get("beforePeople").asLong()).isEqualTo(before.of(before.people, value));
      assertThat(part.get("beforeDid").asLong()).isEqualTo(before.of(before.did, value));
      assertThat(part.get("afterPeople").asLong()).isEqualTo(after.of(after.people, value));
    }
  }

  private static void samePeople(TestProject project, Map<String, Object> query, JsonNode part) {
    String value = part.get("value").isNull() ? null : part.get("value").asString();
    Map<String, Object> cell = new HashMap<>();
    cell.put("before", false);
    cell.put("did", true);
    cell.put("dimension", 0);
    cell.put("value", value);
    Map<String, Object> request = Map.of("query", query, "cell", cell);
    JsonNode page = expect(200, project.post("/query/people", request)).json();
    assertThat(page.get("total").asLong()).isEqualTo(part.get("afterDid").asLong());
  }

  private record Counts(Set<Somebody> people, Set<Somebody> did, Map<Somebody, String> values) {

    long of(Set<Somebody> some, @Nullable String value) {
      return some.stream().filter(one -> java.util.Objects.equals(values.get(one), value)).count();
    }
  }

  /** Active people of 8 days, those who paid, and everybody's last value. */
  private static Counts count(List<Fact> facts, History history, LocalDate from, String dimension) {
    Counts counts = new Counts(new HashSet<>(), new HashSet<>(), new HashMap<>());
    Map<Somebody, Instant> last = new HashMap<>();
    for (Fact fact : facts) {
      LocalDate day = fact.day(history.zone());
      if (day.isBefore(from) || day.isAfter(from.plusDays(7)) || fact.event().startsWith("$")) {
        continue;
      }
      counts.people.add(fact.person());
      if (fact.event().equals("pay")) {
        counts.did.add(fact.person());
      }
      String text = fact.text(dimension);
      Instant seen = last.getOrDefault(fact.person(), Instant.MIN);
      boolean later =
          fact.time().isAfter(seen)
              || fact.time().equals(seen)
                  && text != null
                  && text.compareTo(counts.values.getOrDefault(fact.person(), "")) > 0;
      if (text != null && later) {
        counts.values.put(fact.person(), text);
        last.put(fact.person(), fact.time());
      }
    }
    return counts;
  }

  @Example
  void retentionIsSplitByChannelOnTheDayAfterSignUp() {
    TestProject project = TestServer.shared().newProject("Asia/Shanghai");
    Story story = new Story();
    for (int i = 0; i < 20; i++) {
      boolean later = i >= 10;
      String day = later ? "2026-03-12" : "2026-03-05";
      String channel = i % 10 < (later ? 8 : 4) ? "bargain" : "store";
      story.did("p" + i, "sign_up", day + "T04:00:00Z", Map.of("channel", channel));
      if (channel.equals("store") || i % 10 == 0) {
        story.did("p" + i, "open", (later ? "2026-03-19" : "2026-03-12") + "T04:00:00Z");
      }
    }
    story.sendTo(project);
    Map<String, Object> query = new HashMap<>();
    query.put("kind", "moved");
    query.put("from", "2026-03-12");
    query.put("to", "2026-03-12");
    query.put("compare", "week");
    query.put("rate", Map.of("metric", "day_7_retention"));

    JsonNode answer = expect(200, project.post("/query", query)).json();

    assertThat(answer.at("/before/from").asString()).isEqualTo("2026-03-05");
    assertThat(answer.at("/before/rate").asDouble()).isEqualTo(0.7);
    assertThat(answer.at("/after/rate").asDouble()).isEqualTo(0.3);
    JsonNode parts = answer.at("/dimensions/0/parts");
    assertThat(parts.get(0).get("value").asString()).isEqualTo("bargain");
    double mix = answer.at("/dimensions/0/mix").asDouble();
    assertThat(mix).isLessThan(-0.3);
    assertThat(mix + answer.at("/dimensions/0/rate").asDouble()).isCloseTo(-0.4, within(1e-12));
  }

  @Example
  void periodsAreComparedAndHolidaysSaid() {
    TestProject project = TestServer.shared().newProject("Asia/Shanghai");
    Story story = new Story();
    story.did("a", "open", "2026-02-15T04:00:00Z");
    story.did("b", "open", "2026-02-24T04:00:00Z");
    story.did("b", "open", "2025-02-24T04:00:00Z");
    story.sendTo(project);
    JsonNode year = compare(project, "year", false);
    assertThat(year.at("/before/from").asString()).isEqualTo("2025-02-15");
    assertThat(year.at("/after/holidays").size()).isEqualTo(10);
    assertThat(year.at("/after/weekdays").asInt()).isEqualTo(5);
    assertThat(year.at("/before/weekdays").asInt()).isEqualTo(10);
    assertThat(year.at("/after/people").asInt()).isEqualTo(2);
    assertThat(year.get("sentences").toString()).contains("工作日数不同（10 天与 5 天");
    JsonNode usual = compare(project, "year_weekday", true);
    assertThat(usual.at("/before/from").asString()).isEqualTo("2025-02-16");
    assertThat(usual.at("/after/people").asInt()).isEqualTo(1);
    JsonNode calendar = expect(200, project.get("/holidays")).json();
    assertThat(calendar.get("source").asString()).contains("〔2025〕7号");
    Map<String, Object> own =
        Map.of(
            "day", "2026-02-24",
            "kind", "off",
            "names", Map.of("zh", "校庆", "en", "Anniversary"));
    expect(200, project.put("/holidays", 0, Map.of("base", "none", "own", List.of(own))));
    expect(412, project.put("/holidays", 0, Map.of("base", "cn", "own", List.of())));
    JsonNode changed = compare(project, "previous", true);
    assertThat(changed.at("/after/people").asInt()).as("all but the anniversary").isEqualTo(1);
    assertThat(changed.at("/after/holidays/0/names/en").asString()).isEqualTo("Anniversary");
  }

  private static JsonNode compare(TestProject project, String compare, boolean without) {
    return expect(
            200,
            project.post(
                "/query",
                Map.of(
                    "kind",
                    "moved",
                    "from",
                    "2026-02-15",
                    "to",
                    "2026-02-28",
                    "compare",
                    compare,
                    "withoutHolidays",
                    without,
                    "rate",
                    Map.of("metric", "paid_conversion"))))
        .json();
  }
}
