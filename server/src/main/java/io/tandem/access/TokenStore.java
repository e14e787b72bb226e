package io.tandem.access;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TokenStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  TokenStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Stores the installation owner's token unless it is known already. */
  void ensureOwner(String token) {
    jdbc.sql(
            """
            INSERT INTO api_token (project_id, name, roles, prefix, token_hash, created_at)
            VALUES (NULL, 'TANDEM_INIT_ADMIN_TOKEN', :roles, :prefix, :hash, :now)
            ON CONFLICT (token_hash) DO NOTHING
            """)
        .param("roles", new String[] {Role.ADMIN.key()})
        .param("prefix", token.substring(0, Math.min(4, token.length())))
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
