package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tandem.access.Projects;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.live.FlagContext;
import io.tandem.flags.live.FlagSubjects;
import io.tandem.flags.live.LiveFlags;
import io.tandem.shared.ProjectId;
import io.tandem.support.TestServer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share one PostgreSQL, each with an event store of its own. */
class FlagServersIT {

  private static final String FLAGS = "/api/projects/default/flags";

  @TempDir private Path folder;

  @Test
  void bothServersDealOutAlikeFollowChangesAndGoOnWithoutTheStore() {
    TestServer first = TestServer.start(folder.resolve("first"));
    TestServer second;
    String dealt;
    try {
      create(first);
      dealt = row(first);
      assertThat(dealt).contains("0").contains("1");
      second = sharing(first.bean(HikariDataSource.class));
      assertThat(row(second)).as("a server that starts later, or again").isEqualTo(dealt);
      change(second, 1, 80);
      dealt = row(second);
      await(first, dealt);
      change(first, 2, 90);
      dealt = row(first);
      await(second, dealt);
    } finally {
      first.stop(); // and the PostgreSQL of both
    }
    assertThat(row(second)).isEqualTo(dealt);
    second.bean(HikariDataSource.class).close(); // or stopping waits for a store that is gone
    second.stop();
  }

  private TestServer sharing(HikariDataSource store) {
    return TestServer.start(
        folder.resolve("second"),
        "tandem.db.url=" + store.getJdbcUrl(),
        "tandem.db.user=" + store.getUsername(),
        "tandem.db.password=" + store.getPassword());
  }

  private static void create(TestServer server) {
    Map<String, Object> half = Map.of("enabled", true, "rules", List.of(Map.of("rollout", 50)));
    Map<String, Object> draft =
        Map.of(
            "key",
            "ramp",
            "type",
            "boolean",
            "names",
            Map.of("zh", "灰度", "en", "Ramp"),
            "environments",
            Map.of("production", half));
    expect(201, server.post(FLAGS, draft));
  }

  private static void change(TestServer server, int version, double rollout) {
    HttpRequest.Builder change =
        TestServer.json(
            server.request(FLAGS + "/ramp/environments/production"),
            "PATCH",
            Map.of("rules", List.of(Map.of("rollout", rollout))));
    expect(200, server.send(change.header("If-Match", "\"" + version + "\"")));
  }

  private static void await(TestServer server, String row) {
    while (!row(server).equals(row)) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Who of 500 ids gets the flag; empty as long as the server does not know it. */
  private static String row(TestServer server) {
    ProjectId project = server.bean(Projects.class).byKey("default").orElseThrow().id();
    CompiledFlag flag = server.bean(LiveFlags.class).of(project, Projects.PRODUCTION).find("ramp");
    StringBuilder row = new StringBuilder();
    for (int i = 0; flag != null && i < 500; i++) {
      FlagContext context = new FlagContext("person-" + i, Map.of(), Map.of(), Map.of());
      boolean on = flag.evaluate(server.bean(FlagSubjects.class).of(project, context)).on();
      row.append(on ? '1' : '0');
    }
    return row.toString();
  }
}
