package io.tandem.insights.holidays;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.ListSegment;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Campaigns that share people or an event, and campaigns that meet a holiday. */
class CalendarCollisionsIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");

  @BeforeEach
  void itIsApril() {
    server.setClock(Instant.parse("2026-04-01T06:00:00Z"));
  }

  @Test
  void segmentsWithTheSamePeopleOnTheSameDaysCollide() {
    new Story().crowd(6, "p", "lesson", "2026-03-30T12:00:00Z").sendTo(project);
    ListSegment.of(project, "payers", List.of("p0", "p1", "p2"));
    ListSegment.of(project, "talkers", List.of("p1", "p2", "p3"));
    ListSegment.of(project, "others", List.of("p4", "p5"));
    campaign("a", "2026-04-10", "2026-04-20", "payers", "joined_a");
    campaign("b", "2026-04-18", "2026-04-25", "talkers", "joined_b");
    campaign("c", "2026-04-10", "2026-04-25", "others", "joined_c");
    campaign("d", "2026-04-21", "2026-04-25", "payers", "joined_d");
    campaign("everybody", "2026-04-10", "2026-04-25", null, "joined_e");
    List<JsonNode> found = conflicts("same_people");
    assertThat(found).hasSize(2);
    JsonNode first = found.getFirst();
    assertThat(first.at("/conflict/campaigns").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(first.at("/conflict/size").asInt()).isEqualTo(2);
    assertThat(first.get("from").asString()).isEqualTo("2026-04-18");
    assertThat(first.get("to").asString()).isEqualTo("2026-04-20");
    assertThat(first.get("link").asString()).isEqualTo("campaigns/a");
    assertThat(found.getLast().at("/conflict/campaigns").toString()).isEqualTo("[\"b\",\"d\"]");
  }

  @Test
  void campaignsThatCountOneEventOnTheSameDaysCollide() {
    campaign("a", "2026-04-10", "2026-04-20", null, "joined");
    campaign("b", "2026-04-20", "2026-04-25", null, "joined");
    campaign("after", "2026-04-26", "2026-04-27", null, "joined");
    campaign("apart", "2026-04-10", "2026-04-25", null, "played");
    List<JsonNode> found = conflicts("same_event");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().at("/conflict/campaigns").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(found.getFirst().at("/names/en").asString()).isEqualTo("a × b");
  }

  @Test
  void campaignThatBeginsOnADayOffOrLastsOverAHolidayIsSaidSo() {
    Map<String, Object> off = Map.of("zh", "校庆", "en", "Founders' day");
    List<Map<String, Object>> own =
        List.of(
            Map.of("day", "2026-04-10", "kind", "off", "names", off),
            Map.of("day", "2026-04-11", "kind", "off", "names", off),
            Map.of("day", "2026-04-12", "kind", "work", "names", off));
    expect(200, project.put("/holidays", 0, Map.of("base", "none", "own", own)));
    campaign("begins", "2026-04-11", "2026-04-30", null, "joined_a");
    campaign("mostly", "2026-04-09", "2026-04-12", null, "joined_b");
    campaign("hardly", "2026-04-08", "2026-04-12", null, "joined_c");
    campaign("working", "2026-04-12", "2026-04-12", null, "joined_d");
    List<JsonNode> found = conflicts("holiday");
    assertThat(found)
        .extracting(one -> one.at("/conflict/campaigns/0").asString() + one.at("/conflict/size"))
        .containsExactly("mostly2", "begins1");
    assertThat(found.getFirst().at("/conflict/holiday/en").asString()).isEqualTo("Founders' day");
    assertThat(found.getFirst().get("to").asString()).isEqualTo("2026-04-11");
  }

  private List<JsonNode> conflicts(String cause) {
    return expect(200, project.get("/calendar?from=2026-04-01&to=2026-04-30"))
        .json()
        .get("items")
        .valueStream()
        .filter(entry -> entry.at("/conflict/cause").asString("").equals(cause))
        .toList();
  }

  private void campaign(String key, String from, String to, String segment, String event) {
    Map<String, Object> campaign = new HashMap<>();
    campaign.put("key", key);
    campaign.put("names", Map.of("zh", key, "en", key));
    campaign.put("from", from);
    campaign.put("to", to);
    campaign.put("segment", segment);
    campaign.put("participation", Map.of("event", event));
    expect(201, project.post("/campaigns", campaign));
  }
}
