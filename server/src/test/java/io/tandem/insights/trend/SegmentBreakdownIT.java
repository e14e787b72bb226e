package io.tandem.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.History;
import io.tandem.support.ListSegment;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SegmentBreakdownIT {

  private static TestProject project;

  @BeforeAll
  static void threePeopleBuyThings() {
    TestServer.shared().setClock(Instant.parse("2026-06-01T00:00:00Z"));
    project = TestServer.shared().newProject("UTC");
    List<History.Step> steps =
        List.of(
            bought("a", "2026-03-02T10:00:00Z"),
            bought("b", "2026-03-02T12:00:00Z"),
            bought("c", "2026-03-04T12:00:00Z"));
    new History(ZoneOffset.UTC, LocalDate.MIN, LocalDate.MAX, steps).send(project, 10);
  }

  private static History.Step bought(String id, String time) {
    return new History.Tracked(UUID.randomUUID(), id, "bought", Instant.parse(time), Map.of());
  }

  @Test
  void aSegmentSplitsIntoThoseInItAndOut() {
    ListSegment.of(project, "first-two", List.of("a", "b"));
    Map<String, Object> query =
        Map.of(
            "kind",
            "trend",
            "from",
            "2026-03-02",
            "to",
            "2026-03-04",
            "series",
            List.of(Map.of("event", "bought", "measure", "people")),
            "breakdown",
            List.of(Map.of("segment", "first-two")));
    JsonNode answer = project.post("/query", query).json();
    assertThat(answer.get("engine").stringValue()).isEqualTo("index");
    assertThat(csv(query).lines())
        .startsWith(
            "series,event,measure,\"segment.first-two\",bucket,value",
            "0,\"bought\",people,\"in\",2026-03-02,2")
        .contains("0,\"bought\",people,\"out\",2026-03-04,1")
        .hasSize(7);
    Map<String, Object> cell = Map.of("series", 0, "breakdown", List.of("out"));
    JsonNode people = project.post("/query/people", Map.of("query", query, "cell", cell)).json();
    assertThat(people.get("total").intValue()).isEqualTo(1);
    assertThat(people.at("/items/0/distinctId").stringValue()).isEqualTo("c");
  }

  private static String csv(Map<String, Object> query) {
    TestServer server = TestServer.shared();
    return server
        .send(
            TestServer.json(server.request(project.path("/query")), "POST", query)
                .header("Accept", "text/csv"))
        .body();
  }
}
