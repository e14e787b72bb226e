package io.tandem.boards;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Boards as they are saved, changed and refused. */
class SavedBoardsIT {

  private static final TestServer SERVER = TestServer.shared();
  private static final String VIEW = "/boards/main/view";

  @Test
  void boardsPerAreaKeepTheirTilesInOrderOverTheVersionThatWasRead() {
    TestProject project = BoardIT.project("UTC");
    assertThat(keys(project)).containsExactly("main");
    Map<String, Object> area = BoardIT.board("area", BoardIT.tile("reach", "quest", null));
    assertThat(expect(201, project.post("/boards", area)).header("ETag")).isEqualTo("\"1\"");
    assertThat(project.post("/boards", area).json().get("code").asString())
        .isEqualTo("board_taken");
    Map<String, Object> wanted =
        BoardIT.board(
            "ignored",
            BoardIT.tile("complaint_rate", "progress", 0.01),
            BoardIT.tile("reach", "quest", null),
            BoardIT.tile("penetration", null, 0.5));
    Answer changed = expect(200, project.put("/boards/area", 1, wanted));
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(project.put("/boards/area", 1, wanted).status()).isEqualTo(412);
    assertThat(BoardIT.metrics(project.get("/boards/area/view").json()))
        .containsExactly(
            "complaint_rate progress 0.01", "reach quest null", "penetration progress 0.5");
    assertThat(keys(project)).containsExactly("main", "area");
    assertThat(project.get("/audit?subject=area").json().at("/items/0/action").asString())
        .isEqualTo("board.update");
    assertThat(delete(project, "area", 1).status()).isEqualTo(412);
    assertThat(delete(project, "area", 2).status()).isEqualTo(204);
    assertThat(project.get("/boards/area/view").status()).isEqualTo(404);
    assertThat(keys(project)).containsExactly("main");
  }

  @Test
  void mainBoardIsChangedLikeAnyOtherButStays() {
    TestProject project = BoardIT.project("UTC");
    assertThat(project.get("/boards/main").json().get("version").asInt()).isEqualTo(1);
    expect(
        200,
        project.put(
            "/boards/main", 1, BoardIT.board("main", BoardIT.tile("reach", "quest", null))));
    assertThat(BoardIT.metrics(project.get(VIEW).json())).containsExactly("reach quest null");
    assertThat(project.put("/boards/main", 1, BoardIT.board("main")).status()).isEqualTo(412);
    assertThat(delete(project, "main", 2).json().get("code").asString()).isEqualTo("main_board");
    assertThat(project.post("/boards", BoardIT.board("main")).status()).isEqualTo(409);
  }

  @Test
  void tilesThatCannotBeShownAreRefused() {
    TestProject project = BoardIT.project("UTC");
    assertThat(BoardIT.put(project, BoardIT.tile("penetration", "nothing", null)).status())
        .isEqualTo(404);
    assertThat(BoardIT.put(project, BoardIT.tile("happiness", null, null)).status()).isEqualTo(400);
    assertThat(BoardIT.put(project, BoardIT.tile("paid_conversion", "progress", null)).status())
        .isEqualTo(400);
    Map<String, Object> wide = BoardIT.tile("usage", "progress", null);
    wide.put("window", 91);
    assertThat(BoardIT.put(project, wide).status()).isEqualTo(400);
    Map<String, Object> daily = BoardIT.tile("next_month_retention", null, null);
    assertThat(BoardIT.put(project, daily).status()).isEqualTo(400);
    Map<String, Object> twice = BoardIT.tile("usage", null, null);
    assertThat(BoardIT.put(project, twice, twice).status()).isEqualTo(400);
    assertThat(project.get("/boards/main").json().get("version").asInt()).isEqualTo(1);
  }

  @Test
  void tileWhoseSubjectLostItsEventStaysAndSaysWhy() {
    TestProject project = BoardIT.project("UTC");
    expect(
        200,
        BoardIT.put(
            project,
            BoardIT.tile("reach", "quest", null),
            BoardIT.tile("paid_conversion", null, null)));
    Map<String, Object> unreached = new HashMap<>(BoardIT.campaignBody("quest", "2026-04-01"));
    unreached.remove("reach");
    expect(200, project.put("/campaigns/quest", 1, unreached));
    JsonNode board = project.get(VIEW).json();
    assertThat(BoardIT.metrics(board)).containsExactly("paid_conversion null null");
    JsonNode lost = board.at("/unavailable/0");
    assertThat(lost.get("position").asInt()).isZero();
    assertThat(lost.get("code").asString()).isEqualTo("no_reach_event");
    assertThat(lost.at("/why/zh").asString()).contains("触达");
  }

  private static Answer delete(TestProject project, String board, long version) {
    return SERVER.send(
        SERVER
            .request(project.path("/boards/" + board))
            .header("If-Match", "\"" + version + "\"")
            .DELETE());
  }

  private static List<String> keys(TestProject project) {
    return project
        .get("/boards")
        .json()
        .valueStream()
        .map(board -> board.get("key").asString())
        .toList();
  }
}
