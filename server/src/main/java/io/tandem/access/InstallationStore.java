package io.tandem.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InstallationStore implements Installation {

  private static final Duration SETUP_LINK_LIFETIME = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile boolean initialised;
  private volatile @Nullable String setupToken;

  InstallationStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<String> setupToken() {
    return initialised() ? Optional.empty() : Optional.ofNullable(setupToken);
  }

  /** Makes a new link and forgets those of earlier starts. */
  String makeSetupToken() {
    jdbc.sql("DELETE FROM setup_link").update();
    String token = Secrets.random();
    jdbc.sql("INSERT INTO setup_link (token_hash, expires_at) VALUES (:hash, :until)")
        .param("hash", Secrets.hash(token))
        .param("until", Timestamp.from(clock.instant().plus(SETUP_LINK_LIFETIME)))
        .update();
    setupToken = token;
    return token;
  }

  /** True for exactly one caller who brings the link's secret in time. */
  boolean useSetupToken(String token) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.sql(
                """
                UPDATE setup_link SET used_at = :now
                WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                """)
            .param("now", now)
            .param("hash", Secrets.hash(token))
            .update()
        == 1;
  }

  @Override
  public boolean initialised() {
    if (!initialised) {
      // It never goes back: the last administrator cannot be removed.
      initialised =
          jdbc.sql(
                  """
                  SELECT EXISTS (SELECT FROM membership WHERE 'admin' = ANY (roles))
                    OR EXISTS (SELECT FROM api_token
                      WHERE project_id IS NULL AND revoked_at IS NULL AND name <> :local)
                  """)
              .param("local", TokenStore.LOCAL)
              .query(Boolean.class)
              .single();
    }
    return initialised;
  }
}
