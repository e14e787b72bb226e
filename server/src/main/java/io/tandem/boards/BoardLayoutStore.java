package io.tandem.boards;

import io.tandem.shared.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class BoardLayoutStore {

  private static final TypeReference<List<BoardTileSetting>> TILES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  BoardLayoutStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<BoardLayout> find(ProjectId project) {
    return jdbc.sql("SELECT tiles, version FROM board_layout WHERE project_id = :project")
        .param("project", project.value())
        .query((row, _) ->
            new BoardLayout(json.readValue(row.getString("tiles"), TILES), row.getLong("version")))
        .optional();
  }

  /** Replaces the version before this one; false when somebody else did. */
  boolean save(ProjectId project, BoardLayout layout) {
    return jdbc.sql(
                """
                INSERT INTO board_layout (project_id, tiles, version)
                VALUES (:project, :tiles::jsonb, :version)
                ON CONFLICT (project_id)
                DO UPDATE SET tiles = excluded.tiles, version = excluded.version
                WHERE board_layout.version = excluded.version - 1
                """)
            .param("project", project.value())
            .param("tiles", json.writeValueAsString(layout.tiles()))
            .param("version", layout.version())
            .update()
        == 1;
  }
}
