package io.tandem.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InstallationStore implements Installation {

  private final JdbcClient jdbc;
  private volatile boolean initialised;

  InstallationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean initialised() {
    if (!initialised) {
      // It never goes back: the last administrator cannot be removed.
      initialised =
          jdbc.sql(
                  """
                  SELECT EXISTS (SELECT FROM membership WHERE 'admin' = ANY (roles))
                    OR EXISTS (SELECT FROM api_token WHERE project_id IS NULL AND revoked_at IS NULL)
                  """)
              .query(Boolean.class)
              .single();
    }
    return initialised;
  }
}
