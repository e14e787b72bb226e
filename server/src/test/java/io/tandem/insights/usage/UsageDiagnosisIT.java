package io.tandem.insights.usage;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.DealtByFlags;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.support.History;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Diagnoses through HTTP: the demo's lesson playback, D3–D10, and small ones. */
class UsageDiagnosisIT {

  private final TestProject project = TestServer.shared().newProject("Asia/Shanghai");

  @Test
  void demosPlaybackBreaksBetweenExposureAndOpeningAmongSeniors() {
    feature(List.of("playback_open"), "playback_entry_shown");
    Playback playback = Playback.told();
    playback.sendTo(project);
    JsonNode report = report("from=2026-03-04&to=2026-03-11&success=playback_finish");

    assertThat(people(report.get("stages")))
        .isEqualTo("exposed 1000, opened 46, succeeded 46, reused " + playback.reused());
    assertThat(report.at("/largestLoss/from").asString()).isEqualTo("exposed");
    assertThat(report.at("/largestLoss/to").asString()).isEqualTo("opened");
    assertThat(report.at("/largestLoss/people").asInt()).isEqualTo(954);
    assertThat(report.at("/seniors/people").asInt()).isEqualTo(430);
    assertThat(report.at("/seniors/share").asDouble()).isEqualTo(0.43);
    assertThat(report.at("/seniors/many").asBoolean()).isTrue();
    assertThat(report.at("/seniors/tooManyUnknown").asBoolean()).isFalse();
    assertThat(rows(report, "channel")).isEqualTo(playback.byChannel());
    assertThat(report.get("sentences").toString())
        .contains("曝光 1,000 → 打开 46（4.6%）")
        .contains("断点在「曝光 → 打开」：流失 954 人（95.4%）")
        .contains("60 岁及以上 430 人，占已知年龄 1,000 人的 43.0%，超过 40%")
        .contains("are 60 or older (43.0%), above 40%");
  }

  @Test
  void unknownAgesAreSaidAndExactlyFortyPercentIsNotAbove() {
    feature(List.of("open", "done"), "shown");
    List<History.Step> steps = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Map<String, Object> person = new HashMap<>();
      person.put("channel", i % 2 == 0 ? "ad" : "a@b.example");
      if (i < 5) {
        person.put("age", i < 2 ? 60 : 59);
      }
      add(steps, "p" + i, "shown", 2, person);
    }
    add(steps, "p0", "open", 2, Map.of());
    add(steps, "p0", "done", 3, Map.of());
    add(steps, "p1", "open", 3, Map.of());
    add(steps, "stranger", "open", 3, Map.of("age", 70));
    send(steps);
    new Story().did("p2", "open", "2026-03-03T10:00:00Z").sendTo(project.environment("staging"));
    JsonNode report = report("from=2026-03-02&to=2026-03-08");
    assertThat(people(report.get("stages")))
        .isEqualTo("exposed 10, opened 2, succeeded 1, reused 1");
    assertThat(report.at("/seniors/many").asBoolean()).isFalse();
    assertThat(report.at("/seniors/unknown").asInt()).isEqualTo(5);
    assertThat(report.at("/seniors/tooManyUnknown").asBoolean()).isTrue();
    assertThat(report.get("sentences").toString()).contains("年龄未知 5 人（50.0%）");
    assertThat(report.get("segments").toString()).doesNotContain("a@b.example");
    assertThat(report("from=2026-03-02&to=2026-03-08&seniorAge=50").at("/seniors/people").asInt())
        .isEqualTo(5);
  }

  @Test
  void nobodyExposedIsSaidAndMissingDeclarationsAreRefused() {
    feature(List.of("open"), "shown");
    JsonNode empty = report("from=2026-03-02&to=2026-03-08");
    assertThat(people(empty.get("stages"))).isEqualTo("exposed 0, opened 0, reused 0");
    assertThat(empty.get("largestLoss").isNull()).isTrue();
    assertThat(empty.get("sentences").toString()).contains("没有人看到");
    TestProject bare = TestServer.shared().newProject("UTC");
    String path = "/usage-diagnosis?feature=playback&from=2026-03-02&to=2026-03-08";
    assertThat(bare.get(path).status()).isEqualTo(404);
    assertThat(project.get(path + "&seniorAge=12").status()).isEqualTo(400);
    assertThat(project.get(path.replace("2026-03-08", "2096-03-08")).status()).isEqualTo(400);
  }

  private void feature(List<String> events, String exposure) {
    expect(
        201,
        project.post(
            "/features",
            Map.of(
                "key", "playback",
                "names", Map.of("zh", "直播回放", "en", "Lesson playback"),
                "tier", "core",
                "keyEvents", events.stream().map(event -> Map.of("event", event)).toList(),
                "exposure", Map.of("event", exposure))));
  }

  private JsonNode report(String parameters) {
    return expect(200, project.get("/usage-diagnosis?feature=playback&" + parameters)).json();
  }

  private static String people(JsonNode stages) {
    return String.join(
        ", ",
        stages
            .valueStream()
            .map(stage -> stage.get("step").asString() + " " + stage.get("people").asInt())
            .toList());
  }

  /** Value → exposed/opened. */
  private static Map<String, String> rows(JsonNode report, String property) {
    Map<String, String> rows = new TreeMap<>();
    for (JsonNode segment : report.get("segments")) {
      if (segment.get("property").asString().equals(property)) {
        for (JsonNode row : segment.get("rows")) {
          rows.put(
              row.get("value").asString(),
              row.at("/people/0").asInt() + "/" + row.at("/people/1").asInt());
        }
      }
    }
    return rows;
  }

  private static void add(
      List<History.Step> steps, String id, String event, int day, Map<String, Object> person) {
    steps.add(
        new History.Tracked(
            java.util.UUID.randomUUID(),
            id,
            event,
            Days.at(day, Days.clock(12, 0)),
            person.isEmpty() ? Map.of() : Map.of("$set", person)));
  }

  private void send(List<History.Step> steps) {
    new History(ZoneOffset.UTC, LocalDate.MIN, LocalDate.MAX, steps).send(project, 500);
  }

  /** What the demo plants about lesson playback, with the people's properties. */
  private record Playback(List<DemoEvent> events, Map<String, Map<String, Object>> people) {

    static Playback told() {
      io.tandem.cli.demo.story.Story story = DealtByFlags.story();
      List<DemoEvent> events = new ArrayList<>();
      Map<String, Map<String, Object>> people = new HashMap<>();
      for (int day = Days.FIRST; day <= 10; day++) {
        for (DemoEvent event : story.day(day)) {
          if (event.name().equals(DemoEvent.IDENTIFY)) {
            people.put(event.learner().distinctId(), event.person());
          } else if (event.name().startsWith("playback_")) {
            events.add(event);
          }
        }
      }
      return new Playback(events, people);
    }

    void sendTo(TestProject project) {
      Set<String> known = new HashSet<>();
      List<History.Step> steps = new ArrayList<>();
      for (DemoEvent event : events) {
        String id = event.learner().distinctId();
        Map<String, Object> properties = known.add(id) ? Map.of("$set", people.get(id)) : Map.of();
        steps.add(new History.Tracked(event.uuid(), id, event.name(), event.time(), properties));
      }
      new History(Days.ZONE, LocalDate.MIN, LocalDate.MAX, steps).send(project, 500);
    }

    long reused() {
      Map<String, Set<LocalDate>> days = new HashMap<>();
      for (DemoEvent event : events) {
        if (event.name().equals("playback_open")) {
          days.computeIfAbsent(event.learner().distinctId(), id -> new HashSet<>())
              .add(LocalDate.ofInstant(event.time(), Days.ZONE));
        }
      }
      return days.values().stream().filter(used -> used.size() > 1).count();
    }

    Map<String, String> byChannel() {
      Map<String, Set<String>> exposed = new TreeMap<>();
      Map<String, Set<String>> opened = new TreeMap<>();
      for (DemoEvent event : events) {
        String id = event.learner().distinctId();
        String channel = (String) people.get(id).get("channel");
        Set<String> none = new HashSet<>();
        if (event.name().equals("playback_entry_shown")) {
          exposed.computeIfAbsent(channel, key -> new HashSet<>()).add(id);
        } else if (event.name().equals("playback_open")) {
          opened.computeIfAbsent(channel, key -> new HashSet<>()).add(id);
        }
        opened.putIfAbsent(channel, none);
      }
      Map<String, String> rows = new TreeMap<>();
      exposed.forEach((channel, ids) -> {
        rows.put(channel, ids.size() + "/" + opened.get(channel).size());
      });
      return rows;
    }
  }
}
