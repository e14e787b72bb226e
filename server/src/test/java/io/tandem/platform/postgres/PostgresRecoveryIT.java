package io.tandem.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.PreparedPostgres;
import io.tandem.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresRecoveryIT {

  private static final int KILLS = 1;

  @TempDir private Path folder;

  @Test
  void killedServerStartsAgainWithEveryAcknowledgedRow() throws Exception {
    Path pidFile = folder.resolve("data/postgres/cluster/postmaster.pid");
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      for (int i = 0; i < KILLS; i++) {
        server.post(
            "/api/projects/default/environments",
            "{\"key\":\"kept-%d\",\"name\":\"Kept\"}".formatted(i));
        long postmaster = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        server.kill();
        assertThat(ProcessHandle.of(postmaster)).as("the orphan this test is about").isPresent();
        server.restart();
        assertThat(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
            .isNotEqualTo(postmaster);
      }
      // A key that is taken answers 409: what was acknowledged before each kill is there.
      for (int i = 0; i < KILLS; i++) {
        String body = "{\"key\":\"kept-%d\",\"name\":\"Kept\"}".formatted(i);
        assertThat(server.status("/api/projects/default/environments", body)).isEqualTo(409);
      }
    }
    assertThat(pidFile).as("PostgreSQL after a stop in good order").doesNotExist();
  }

  @Test
  void serverEndsWithAClearMessageWhenItsPostgresDiesAndStartsAgain() throws Exception {
    Path data = folder.resolve("data");
    Path pidFile = data.resolve("postgres/cluster/postmaster.pid");
    try (ServerProcess server = ServerProcess.start(data)) {
      String kept = "{\"key\":\"kept\",\"name\":\"Kept\"}";
      server.post("/api/projects/default/environments", kept);
      long postmaster = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly()).isTrue();
      assertThat(server.ends(Duration.ofSeconds(90))).isTrue();
      assertThat(server.output())
          .contains("PostgreSQL (process " + postmaster + ") ended unexpectedly");
      server.restart();
      assertThat(server.status("/api/projects/default/environments", kept)).isEqualTo(409);
    }
  }

  @Test
  void pidFileNamingSomebodyElsesProcessIsIgnored() throws IOException {
    PreparedPostgres.into(folder);
    startWriteAndStop();
    writePidFile(ProcessHandle.current().pid());
    assertRowIsKept();
  }

  @Test
  void pidFileNamingAZombieIsIgnored() throws IOException {
    PreparedPostgres.into(folder);
    startWriteAndStop();
    // The shell starts a child and turns into a sleep, which never collects the child.
    Process parent = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 120").start();
    try {
      writePidFile(Long.parseLong(parent.inputReader().readLine().strip()));
      assertRowIsKept();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void pidFileWithoutAProcessIsIgnored() throws IOException {
    PreparedPostgres.into(folder);
    startWriteAndStop();
    Files.writeString(cluster().resolve("postmaster.pid"), "");
    assertRowIsKept();
  }

  @Test
  void interruptedFirstStartBeginsAnew() throws IOException {
    Files.createDirectories(cluster());
    Files.writeString(cluster().resolve("PG_VERSION"), "half a cluster");
    startWriteAndStop();
    assertRowIsKept();
  }

  @Test
  void settingsAreThoseOfADurableStore() throws IOException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
      JdbcClient jdbc = client(server);
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(
                jdbc.sql("SELECT current_setting(?)").param(setting).query(String.class).single())
            .as(setting)
            .isEqualTo("on");
      }
      assertThat(jdbc.sql("SELECT auth_method FROM pg_hba_file_rules").query(String.class).set())
          .containsExactly("scram-sha-256");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home().resolve("password"))))
          .isEqualTo("rw-------");
    }
  }

  private void startWriteAndStop() throws IOException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
      client(server).sql("CREATE TABLE kept AS SELECT 42 AS answer").update();
    }
  }

  private void assertRowIsKept() throws IOException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
      assertThat(client(server).sql("SELECT answer FROM kept").query(Integer.class).single())
          .isEqualTo(42);
    }
  }

  private void writePidFile(long pid) throws IOException {
    List<String> lines =
        List.of(Long.toString(pid), cluster().toString(), "1", "5432", "", "localhost", "", "");
    Files.write(cluster().resolve("postmaster.pid"), lines);
  }

  private Path home() {
    return folder.resolve("postgres");
  }

  private Path cluster() {
    return home().resolve("cluster");
  }

  private static JdbcClient client(EmbeddedPostgresServer server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url());
    source.setUser(server.user());
    source.setPassword(server.password());
    return JdbcClient.create(source);
  }
}
