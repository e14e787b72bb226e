package io.tandem.boards;

import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class BoardStore {

  private static final TypeReference<List<BoardTileSetting>> TILES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  BoardStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The main one first, then the oldest. */
  List<SavedBoard> list(ProjectId project) {
    return jdbc.sql("SELECT * FROM board WHERE project_id = :project ORDER BY key <> 'main', id")
        .param("project", project.value())
        .query(this::board)
        .list();
  }

  Optional<SavedBoard> find(ProjectId project, String key) {
    return jdbc.sql("SELECT * FROM board WHERE project_id = :project AND key = :key")
        .param("project", project.value())
        .param("key", key)
        .query(this::board)
        .optional();
  }

  /** False when the key is taken. */
  boolean insert(ProjectId project, SavedBoard board) {
    return values(
                jdbc.sql(
                    """
                    INSERT INTO board (project_id, key, name_zh, name_en, tiles, version)
                    VALUES (:project, :key, :zh, :en, :tiles::jsonb, :version)
                    ON CONFLICT (project_id, key) DO NOTHING
                    """),
                project,
                board)
            .update()
        == 1;
  }

  /** Replaces the version before this one; false when somebody else did. */
  boolean update(ProjectId project, SavedBoard board) {
    return values(
                jdbc.sql(
                    """
                    UPDATE board SET name_zh = :zh, name_en = :en, tiles = :tiles::jsonb,
                      version = :version
                    WHERE project_id = :project AND key = :key AND version = :version - 1
                    """),
                project,
                board)
            .update()
        == 1;
  }

  /** False when it is in another version. */
  boolean delete(ProjectId project, String key, long version) {
    return jdbc.sql(
                """
                DELETE FROM board
                WHERE project_id = :project AND key = :key AND version = :version
                """)
            .param("project", project.value())
            .param("key", key)
            .param("version", version)
            .update()
        == 1;
  }

  private StatementSpec values(StatementSpec statement, ProjectId project, SavedBoard board) {
    return statement
        .param("project", project.value())
        .param("key", board.key())
        .param("zh", board.names().zh())
        .param("en", board.names().en())
        .param("tiles", json.writeValueAsString(board.tiles()))
        .param("version", board.version());
  }

  private SavedBoard board(ResultSet row, int number) throws SQLException {
    return new SavedBoard(
        row.getString("key"),
        new Names(row.getString("name_zh"), row.getString("name_en")),
        json.readValue(row.getString("tiles"), TILES),
        row.getLong("version"));
  }
}
