package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a secret stands for: sessions and tokens. */
@Component
class CallerStore {

  private final JdbcClient jdbc;
  private final MemberStore members;
  private final Clock clock;

  CallerStore(JdbcClient jdbc, MemberStore members, Clock clock) {
    this.jdbc = jdbc;
    this.members = members;
    this.clock = clock;
  }

  Optional<Caller> byToken(String token) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
            """
            UPDATE api_token SET last_used_at = :now
            WHERE token_hash = :hash AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > :now)
            RETURNING id, project_id, name, roles, expires_at, made_by
            """)
        .param("now", now)
        .param("hash", Secrets.hash(token))
        .query(CallerStore::token)
        .optional();
  }

  Optional<Caller> bySession(String session) {
    return jdbc.sql(
            """
            SELECT member_id, expires_at FROM login_session
            WHERE token_hash = :hash AND expires_at > :now
            """)
        .param("hash", Secrets.hash(session))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> Map.entry(row.getLong("member_id"), instant(row, "expires_at")))
        .optional()
        .flatMap(found -> member(found.getKey(), found.getValue()));
  }

  private Optional<Caller> member(long id, Instant until) {
    return members
        .byId(id)
        .map(account ->
            new Caller(id, account.email(), false, members.rolesOf(id), until, Caller.member(id)));
  }

  void openSession(String session, long member, Instant until) {
    jdbc.sql("DELETE FROM login_session WHERE expires_at <= :now")
        .param("now", Timestamp.from(clock.instant()))
        .update();
    jdbc.sql(
            """
            INSERT INTO login_session (token_hash, member_id, expires_at)
            VALUES (:hash, :member, :until)
            """)
        .param("hash", Secrets.hash(session))
        .param("member", member)
        .param("until", Timestamp.from(until))
        .update();
  }

  void closeSession(String session) {
    jdbc.sql("DELETE FROM login_session WHERE token_hash = :hash")
        .param("hash", Secrets.hash(session))
        .update();
  }

  /** Ends a member's sessions, but for the one with this secret. */
  void closeOthers(long member, String session) {
    jdbc.sql("DELETE FROM login_session WHERE member_id = :member AND token_hash <> :hash")
        .param("member", member)
        .param("hash", Secrets.hash(session))
        .update();
  }

  private static Caller token(ResultSet row, int number) throws SQLException {
    int project = row.getInt("project_id");
    boolean everywhere = row.wasNull();
    Set<Role> roles = MemberStore.roles(row.getArray("roles"));
    Timestamp expires = row.getTimestamp("expires_at");
    String maker = row.getString("made_by");
    String own = everywhere ? Caller.OWNER : "token " + row.getLong("id");
    return new Caller(
        null,
        row.getString("name"),
        everywhere,
        everywhere ? Map.of() : Map.of(new ProjectId(project), roles),
        expires == null ? null : expires.toInstant(),
        maker == null ? own : maker);
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}
