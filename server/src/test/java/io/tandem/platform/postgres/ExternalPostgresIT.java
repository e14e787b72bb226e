package io.tandem.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalPostgresIT {

  @TempDir private Path folder;

  @Test
  void serverUsesTheDatabaseItIsGivenAndStartsNone() throws Exception {
    try (EmbeddedPostgresServer database =
        EmbeddedPostgresServer.start(folder.resolve("elsewhere"))) {
      TestServer server =
          TestServer.start(
              folder.resolve("data"),
              "tandem.db.url=" + database.url(),
              "tandem.db.user=" + database.user(),
              "tandem.db.password=" + database.password());
      try {
        assertThat(server.get("/api/projects/default").status()).isEqualTo(200);
        assertThat(Files.exists(folder.resolve("data/postgres"))).isFalse();
      } finally {
        server.stop();
      }
    }
  }
}
