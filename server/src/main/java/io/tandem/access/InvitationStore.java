package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvitationStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  InvitationStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(String token, Invited invited) {
    jdbc.sql(
            """
            INSERT INTO invitation (token_hash, project_id, email, roles, invited_by, expires_at)
            VALUES (:hash, :project, :email, :roles, :by, :until)
            """)
        .param("hash", Secrets.hash(token))
        .param("project", invited.project().value())
        .param("email", invited.email())
        .param("roles", MemberStore.names(invited.roles()))
        .param("by", invited.invitedBy())
        .param("until", Timestamp.from(invited.until()))
        .update();
  }

  Optional<Invited> find(String token) {
    return jdbc.sql(
            """
            SELECT * FROM invitation
            WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
            """)
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query(InvitationStore::invited)
        .optional();
  }

  /** The invitation, for exactly one caller. */
  Optional<Invited> use(String token) {
    return jdbc.sql(
            """
            UPDATE invitation SET used_at = :now
            WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now RETURNING *
            """)
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query(InvitationStore::invited)
        .optional();
  }

  private static Invited invited(ResultSet row, int number) throws SQLException {
    return new Invited(
        new ProjectId(row.getInt("project_id")),
        row.getString("email"),
        MemberStore.roles(row.getArray("roles")),
        row.getString("invited_by"),
        CallerStore.instant(row, "expires_at"));
  }

  record Invited(
      ProjectId project, String email, Set<Role> roles, String invitedBy, Instant until) {}
}
