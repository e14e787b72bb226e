package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tiles of campaigns that did not begin yet, or ended. */
class CampaignTilesIT {

  private static final String VIEW = "/boards/main/view";

  @BeforeAll
  static void itIsTheMiddleOfADay() {
    TestServer.shared().setClock(Instant.parse("2026-04-20T06:00:00Z"));
  }

  @Test
  void campaignIsDrawnFromItsFirstDayToItsLast() {
    TestProject project = BoardIT.project("UTC");
    Map<String, Object> ended = new HashMap<>(BoardIT.campaignBody("ended", "2026-04-17"));
    ended.put("to", "2026-04-18");
    expect(201, project.post("/campaigns", ended));
    expect(201, project.post("/campaigns", BoardIT.campaignBody("coming", "2026-04-21")));
    Story story = new Story();
    for (int day = 16; day <= 20; day++) {
      story
          .crowd(10, "p", "lesson", "2026-04-" + day + "T01:00:00Z")
          .crowd(day - 14, "p", "check_in", "2026-04-" + day + "T01:00:00Z");
    }
    story.sendTo(project);
    JsonNode tile = expect(200, project.get(VIEW + "?campaign=ended")).json().at("/tiles/2");
    assertThat(tile.at("/line/26/value").isNull()).isTrue();
    assertThat(tile.at("/line/27/value").asDouble()).isEqualTo(0.3);
    assertThat(tile.at("/line/28/value").asDouble()).isEqualTo(0.4);
    assertThat(tile.at("/line/29/value").isNull()).isTrue();
    assertThat(tile.at("/line/29/status").asString()).isEqualTo("no_data");
    assertThat(tile.at("/today/value").isNull()).isTrue();
    assertThat(tile.at("/lastClosed/start").asString()).isEqualTo("2026-04-18");
    JsonNode coming = expect(200, project.get(VIEW + "?campaign=coming")).json().at("/tiles/2");
    assertThat(coming.at("/lastClosed").isNull()).isTrue();
    assertThat(coming.at("/today/denominator").asInt()).isZero();
    assertThat(coming.get("line")).allMatch(bucket -> bucket.get("value").isNull());
  }
}
