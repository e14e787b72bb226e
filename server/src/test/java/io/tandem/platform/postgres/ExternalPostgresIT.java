package io.tandem.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.support.PreparedPostgres;
import io.tandem.support.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExternalPostgresIT {

  @TempDir private Path folder;

  @Test
  void serverUsesTheDatabaseItIsGivenAndStartsNone() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    PreparedPostgres.into(elsewhere);
    try (EmbeddedPostgresServer database =
        EmbeddedPostgresServer.start(elsewhere.resolve("postgres"))) {
      TestServer server =
          TestServer.start(
              folder.resolve("data"),
              "tandem.db.url=" + database.url(),
              "tandem.db.user=" + database.user(),
              "tandem.db.password=" + database.password(),
              "tandem.db.statement-timeout=500ms");
      try {
        assertThat(server.get("/api/projects/default").status()).isEqualTo(200);
        assertThat(Files.exists(folder.resolve("data/postgres"))).isFalse();
        JdbcClient jdbc = server.bean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql("SELECT pg_sleep(60)").query().singleRow())
            .as("a statement that would hold its connection for long")
            .isInstanceOf(DataAccessException.class)
            .hasMessageContaining("statement timeout");
      } finally {
        server.stop();
      }
    }
  }
}
