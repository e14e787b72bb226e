package io.tandem.boards;

import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DigestStore {

  private final JdbcClient jdbc;

  DigestStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Digest> find(ProjectId project, String board) {
    return jdbc.sql(
            """
            SELECT d.* FROM board_digest d JOIN board b ON b.id = d.board_id
            WHERE b.project_id = :project AND b.key = :board
            """)
        .param("project", project.value())
        .param("board", board)
        .query((row, _) -> digest(row))
        .optional();
  }

  /** Replaces the version before this one, or is the first; false when somebody else was faster. */
  boolean save(ProjectId project, String board, Digest digest) {
    return jdbc.sql(
                """
                INSERT INTO board_digest (board_id, project_id, enabled, at, channels, language,
                  last_day, version)
                SELECT id, project_id, :enabled, :at, :channels, :language, :day, :version
                FROM board WHERE project_id = :project AND key = :board
                ON CONFLICT (board_id) DO UPDATE SET enabled = excluded.enabled,
                  at = excluded.at, channels = excluded.channels, language = excluded.language,
                  last_day = greatest(board_digest.last_day, excluded.last_day),
                  problem_zh = NULL, problem_en = NULL, version = excluded.version
                WHERE board_digest.version = excluded.version - 1
                """)
            .param("project", project.value())
            .param("board", board)
            .param("enabled", digest.enabled())
            .param("at", digest.time())
            .param("channels", digest.channels().toArray(String[]::new))
            .param("language", digest.language())
            .param("day", digest.lastDay())
            .param("version", digest.version())
            .update()
        == 1;
  }

  /** A digest that is switched on. */
  record Enabled(long id, ProjectId project, String board, Digest digest) {}

  /** Of every project. */
  List<Enabled> enabled() {
    return jdbc.sql(
            """
            SELECT d.*, b.key FROM board_digest d JOIN board b ON b.id = d.board_id
            WHERE d.enabled ORDER BY d.board_id
            """)
        .query((row, _) ->
            new Enabled(
                row.getLong("board_id"),
                new ProjectId(row.getInt("project_id")),
                row.getString("key"),
                digest(row)))
        .list();
  }

  /**
   * Takes a day for the caller's transaction; false when the digest went out for it already, was
   * changed or switched off meanwhile. Others wait until the transaction ends.
   */
  boolean claim(Enabled digest, LocalDate day) {
    return jdbc.sql(
                """
                UPDATE board_digest SET last_day = :day
                WHERE board_id = :id AND enabled AND version = :version
                  AND (last_day IS NULL OR last_day < :day)
                """)
            .param("id", digest.id())
            .param("version", digest.digest().version())
            .param("day", day)
            .update()
        == 1;
  }

  void problem(long id, @Nullable Sentence problem) {
    jdbc.sql("UPDATE board_digest SET problem_zh = :zh, problem_en = :en WHERE board_id = :id")
        .param("id", id)
        .param("zh", problem == null ? null : problem.zh())
        .param("en", problem == null ? null : problem.en())
        .update();
  }

  private static Digest digest(ResultSet row) throws SQLException {
    String zh = row.getString("problem_zh");
    String en = row.getString("problem_en");
    return new Digest(
        row.getBoolean("enabled"),
        row.getObject("at", LocalTime.class),
        List.of((String[]) row.getArray("channels").getArray()),
        row.getString("language"),
        row.getObject("last_day", LocalDate.class),
        zh == null || en == null ? null : new Sentence(zh, en),
        row.getLong("version"));
  }
}
