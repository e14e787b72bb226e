package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
            WHERE token_hash = :hash AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
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
            WHERE token_hash = :hash AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
            RETURNING *
            """)
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query(InvitationStore::invited)
        .optional();
  }

  /** Those that can still be accepted, newest first. */
  List<PendingInvitation> pending(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM invitation
            WHERE project_id = :project AND used_at IS NULL AND revoked_at IS NULL
              AND expires_at > :now
            ORDER BY id DESC
            """)
        .param("project", project.value())
        .param("now", Timestamp.from(clock.instant()))
        .query(InvitationStore::pending)
        .list();
  }

  /** Takes one back that was not accepted; empty when there is none. */
  Optional<PendingInvitation> revoke(ProjectId project, long id) {
    return jdbc.sql(
            """
            UPDATE invitation SET revoked_at = :now
            WHERE project_id = :project AND id = :id AND used_at IS NULL AND revoked_at IS NULL
              AND expires_at > :now
            RETURNING *
            """)
        .param("project", project.value())
        .param("id", id)
        .param("now", Timestamp.from(clock.instant()))
        .query(InvitationStore::pending)
        .optional();
  }

  private static PendingInvitation pending(ResultSet row, int number) throws SQLException {
    return new PendingInvitation(
        row.getLong("id"),
        row.getString("email"),
        MemberStore.roles(row.getArray("roles")).stream().sorted().toList(),
        row.getString("invited_by"),
        CallerStore.instant(row, "expires_at"));
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
