package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PasswordResetStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  PasswordResetStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Stores a link in place of the member's earlier ones. */
  void replace(String token, Reset reset) {
    closeAll(reset.member());
    jdbc.sql(
            """
            INSERT INTO password_reset (token_hash, member_id, project_id, made_by, expires_at)
            VALUES (:hash, :member, :project, :by, :until)
            """)
        .param("hash", Secrets.hash(token))
        .param("member", reset.member())
        .param("project", reset.project().value())
        .param("by", reset.madeBy())
        .param("until", Timestamp.from(reset.until()))
        .update();
  }

  Optional<Reset> find(String token) {
    return jdbc.sql("SELECT * FROM password_reset WHERE token_hash = :hash AND expires_at > :now")
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query(PasswordResetStore::reset)
        .optional();
  }

  /** The link's row, for exactly one caller. */
  Optional<Reset> use(String token) {
    return jdbc.sql(
            """
            DELETE FROM password_reset WHERE token_hash = :hash AND expires_at > :now RETURNING *
            """)
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query(PasswordResetStore::reset)
        .optional();
  }

  /** Voids the links to a member's password. */
  void closeAll(long member) {
    jdbc.sql("DELETE FROM password_reset WHERE member_id = :member")
        .param("member", member)
        .update();
  }

  private static Reset reset(ResultSet row, int number) throws SQLException {
    return new Reset(
        row.getLong("member_id"),
        new ProjectId(row.getInt("project_id")),
        row.getObject("made_by", Long.class),
        CallerStore.instant(row, "expires_at"));
  }

  /**
   * @param project where it was made
   * @param madeBy the member who made it; null for a token
   */
  record Reset(long member, ProjectId project, @Nullable Long madeBy, Instant until) {}
}
