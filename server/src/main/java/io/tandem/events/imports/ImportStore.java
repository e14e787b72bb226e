package io.tandem.events.imports;

import io.tandem.events.imports.Import.Counts;
import io.tandem.events.imports.Import.State;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports and the lines they rejected. */
@Component
class ImportStore {

  private static final int MAX_TEXT = 4_000;

  private final JdbcClient jdbc;

  ImportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param line number of the line in the file
   * @param text the line
   */
  record RejectedLine(long line, String code, String reason, String text) {}

  /** Identity of an import: the file, what it was taken to mean, and where it went. */
  record Identity(ProjectId project, String environment, String sha256, String mappingSha256) {}

  Optional<Import> find(ProjectId project, long id) {
    return jdbc.sql("SELECT * FROM import WHERE project_id = :project AND id = :id")
        .param("project", project.value())
        .param("id", id)
        .query(ImportStore::read)
        .optional();
  }

  Optional<Import> find(Identity identity) {
    return jdbc.sql(
            """
            SELECT * FROM import
            WHERE project_id = :project AND environment = :environment
              AND sha256 = :sha AND mapping_sha256 = :mapping
            """)
        .param("project", identity.project().value())
        .param("environment", identity.environment())
        .param("sha", identity.sha256())
        .param("mapping", identity.mappingSha256())
        .query(ImportStore::read)
        .optional();
  }

  /** Newest first, before {@code before}. */
  List<Import> list(ProjectId project, long before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM import WHERE project_id = :project AND id < :before
            ORDER BY id DESC LIMIT :limit
            """)
        .param("project", project.value())
        .param("before", before)
        .param("limit", limit)
        .query(ImportStore::read)
        .list();
  }

  Optional<Import> nextRunning() {
    return jdbc.sql("SELECT * FROM import WHERE state = 'running' ORDER BY id LIMIT 1")
        .query(ImportStore::read)
        .optional();
  }

  /** False when another caller was first. */
  boolean insert(Identity identity, ImportRequest request, Instant now, String actor) {
    int inserted =
        jdbc.sql(
                """
                INSERT INTO import (project_id, environment, file_name, size, sha256, mapping,
                                    mapping_sha256, state, created_at, created_by)
                VALUES (:project, :environment, :name, :size, :sha, :mapping,
                        :mappingSha, 'receiving', :now, :actor)
                ON CONFLICT (project_id, environment, sha256, mapping_sha256) DO NOTHING
                """)
            .param("project", identity.project().value())
            .param("environment", identity.environment())
            .param("name", clean(request.fileName(), 255))
            .param("size", request.size())
            .param("sha", identity.sha256())
            .param("mapping", request.mapping())
            .param("mappingSha", identity.mappingSha256())
            .param("now", Timestamp.from(now))
            .param("actor", actor)
            .update();
    return inserted == 1;
  }

  void received(long id, long bytes, State state) {
    jdbc.sql(
            """
            UPDATE import SET received_bytes = :bytes, state = :state, touched_at = clock_timestamp(),
                              error_code = NULL, error_value = NULL, finished_at = NULL
            WHERE id = :id
            """)
        .param("bytes", bytes)
        .param("state", state.key())
        .param("id", id)
        .update();
  }

  void started(long id, Instant now) {
    jdbc.sql("UPDATE import SET started_at = coalesce(started_at, :now) WHERE id = :id")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  /** Counts and the lines they count become durable together. */
  @Transactional
  public void checkpoint(long id, Counts counts, List<RejectedLine> rejected) {
    jdbc.sql(
            """
            UPDATE import SET processed_bytes = :bytes, lines = :lines, accepted = :accepted,
                              duplicates = :duplicates, rejected = :rejected
            WHERE id = :id
            """)
        .param("bytes", counts.processedBytes())
        .param("lines", counts.lines())
        .param("accepted", counts.accepted())
        .param("duplicates", counts.duplicates())
        .param("rejected", counts.rejected())
        .param("id", id)
        .update();
    if (!rejected.isEmpty()) {
      keep(id, rejected);
    }
  }

  private void keep(long id, List<RejectedLine> rejected) {
    jdbc.sql(
            """
            INSERT INTO import_rejected (import_id, line, code, reason, text)
            SELECT :id, line, code, reason, text
            FROM unnest(:lines, :codes, :reasons, :texts) AS r (line, code, reason, text)
            ON CONFLICT DO NOTHING
            """)
        .param("id", id)
        .param("lines", rejected.stream().map(RejectedLine::line).toArray(Long[]::new))
        .param("codes", rejected.stream().map(RejectedLine::code).toArray(String[]::new))
        .param("reasons", texts(rejected, false))
        .param("texts", texts(rejected, true))
        .update();
  }

  private static String[] texts(List<RejectedLine> rejected, boolean line) {
    return rejected.stream()
        .map(r -> clean(line ? r.text() : r.reason(), MAX_TEXT))
        .toArray(String[]::new);
  }

  void finished(long id, Instant now) {
    jdbc.sql(
            "UPDATE import SET state = 'done', finished_at = :now, processed_bytes = size WHERE id = :id")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  void failed(long id, Instant now, ImportError error, String value) {
    jdbc.sql(
            """
            UPDATE import SET state = 'failed', finished_at = :now, error_code = :code, error_value = :value
            WHERE id = :id
            """)
        .param("now", Timestamp.from(now))
        .param("code", error.code())
        .param("value", clean(value, 500))
        .param("id", id)
        .update();
  }

  /** Rejected lines after a line, in the file's order. */
  List<RejectedLine> rejected(long id, long after, int limit) {
    return jdbc.sql(
            """
            SELECT line, code, reason, text FROM import_rejected
            WHERE import_id = :id AND line > :after ORDER BY line LIMIT :limit
            """)
        .param("id", id)
        .param("after", after)
        .param("limit", limit)
        .query(RejectedLine.class)
        .list();
  }

  /** PostgreSQL stores no NUL characters. */
  private static String clean(String text, int max) {
    String bounded = text.length() > max ? text.substring(0, max) : text;
    return bounded.replace('\0', '\uFFFD');
  }

  private static Import read(ResultSet row, int number) throws SQLException {
    Counts counts =
        new Counts(
            row.getLong("processed_bytes"),
            row.getLong("lines"),
            row.getLong("accepted"),
            row.getLong("duplicates"),
            row.getLong("rejected"));
    return new Import(
        row.getLong("id"),
        new ProjectId(row.getInt("project_id")),
        row.getString("environment"),
        row.getString("file_name"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("mapping"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("received_bytes"),
        counts,
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")),
        row.getString("error_code"),
        row.getString("error_value"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
