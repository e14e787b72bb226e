package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TokenStore {

  /** Label of the token that whoever starts the server chose. */
  static final String OWNER = "TANDEM_INIT_ADMIN_TOKEN";

  /** Label of the token that a server keeps in its data directory. */
  static final String LOCAL = "local-token";

  private final JdbcClient jdbc;
  private final Clock clock;

  TokenStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<TokenView> list(ProjectId project) {
    return jdbc.sql(
            """
            SELECT * FROM api_token WHERE project_id = :project AND revoked_at IS NULL ORDER BY id
            """)
        .param("project", project.value())
        .query(TokenStore::view)
        .list();
  }

  /**
   * Adds one.
   *
   * @param maker as a person; the owner makes tokens for others, each of which is its own
   */
  TokenView insert(ProjectId project, String secret, TokenView token, String maker) {
    return jdbc.sql(
            """
            INSERT INTO api_token (project_id, name, roles, prefix, token_hash, created_at,
              expires_at, made_by)
            VALUES (:project, :name, :roles, :prefix, :hash, :now, :until, :maker) RETURNING *
            """)
        .param("project", project.value())
        .param("name", token.name())
        .param("roles", MemberStore.names(token.roles()))
        .param("prefix", token.prefix())
        .param("hash", Secrets.hash(secret))
        .param("now", Timestamp.from(clock.instant()))
        .param("until", token.expiresAt() == null ? null : Timestamp.from(token.expiresAt()))
        .param("maker", maker.equals(Caller.OWNER) ? null : maker)
        .query(TokenStore::view)
        .single();
  }

  boolean revoke(ProjectId project, long id) {
    return jdbc.sql(
                """
                UPDATE api_token SET revoked_at = :now
                WHERE project_id = :project AND id = :id AND revoked_at IS NULL
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("project", project.value())
            .param("id", id)
            .update()
        == 1;
  }

  /** Lets a token end at an instant, unless it ends before. */
  void end(ProjectId project, long id, Instant until) {
    jdbc.sql(
            """
            UPDATE api_token SET expires_at = least(expires_at, :until)
            WHERE project_id = :project AND id = :id AND revoked_at IS NULL
            """)
        .param("until", Timestamp.from(until))
        .param("project", project.value())
        .param("id", id)
        .update();
  }

  private static TokenView view(ResultSet row, int number) throws SQLException {
    return new TokenView(
        row.getLong("id"),
        row.getString("name"),
        List.copyOf(MemberStore.roles(row.getArray("roles"))),
        row.getString("prefix"),
        CallerStore.instant(row, "created_at"),
        CallerStore.instantOrNull(row, "expires_at"),
        CallerStore.instantOrNull(row, "last_used_at"));
  }

  /** Stores a token for everything unless it is known already. */
  void ensureOwner(String name, String token) {
    jdbc.sql(
            """
            INSERT INTO api_token (project_id, name, roles, prefix, token_hash, created_at)
            VALUES (NULL, :name, :roles, :prefix, :hash, :now)
            ON CONFLICT (token_hash) DO NOTHING
            """)
        .param("name", name)
        .param("roles", new String[] {Role.ADMIN.key()})
        .param("prefix", token.substring(0, Math.min(4, token.length())))
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
