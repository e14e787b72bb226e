package io.tandem.flags;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.tandem.access.Projects;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.flags.live.FlagContext;
import io.tandem.flags.live.FlagSubjects;
import io.tandem.flags.live.LiveFlags;
import io.tandem.shared.ProjectId;
import io.tandem.support.TestServer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share one PostgreSQL, each with an event store of its own. */
class FlagServersIT {

  private static final String API = "/api/projects/default";
  private static final String RAMP = "/flags/ramp/environments/production";
  private static final String AWAY = "/flag-holdouts/away";

  @TempDir private Path folder;

  /** How soon a change has to be in force everywhere; {@code -Dtandem.flags.within=PT2S}. */
  private static final Duration WITHIN =
      Duration.parse(System.getProperty("tandem.flags.within", "PT30S"));

  @Test
  void bothServersDealOutAlikeFollowChangesAndGoOnWithoutTheStore() {
    TestServer first = TestServer.start(folder.resolve("first"));
    TestServer second;
    String dealt;
    try {
      create(first);
      dealt = row(first);
      assertThat(dealt).contains("0", "1", "h", "l");
      second = sharing(first.bean(HikariDataSource.class));
      assertThat(row(second)).as("a server that starts later, or again").isEqualTo(dealt);
      follows(second, first, "PATCH", RAMP, Map.of("rules", List.of(Map.of("rollout", 80))));
      follows(first, second, "PATCH", RAMP, Map.of("rules", List.of(Map.of("rollout", 90))));
      follows(second, first, "PUT", "/flags/right/layer", Map.of("layer", "shared", "share", 60));
      follows(first, second, "PATCH", AWAY, Map.of("flags", List.of("left", "ramp")));
      dealt = follows(second, first, "POST", AWAY + "/end", Map.of());
      assertThat(dealt).contains("l").doesNotContain("h");
    } finally {
      first.stop(); // and the PostgreSQL of both
    }
    assertThat(row(second)).isEqualTo(dealt);
    second.bean(HikariDataSource.class).close(); // or stopping waits for a store that is gone
    second.stop();
  }

  /**
   * With the real clock: a settable one goes on from what the first kept of its own a while ago.
   */
  private TestServer sharing(HikariDataSource store) {
    return TestServer.start(
        folder.resolve("second"),
        "tandem.clock.settable=false",
        "tandem.db.url=" + store.getJdbcUrl(),
        "tandem.db.user=" + store.getUsername(),
        "tandem.db.password=" + store.getPassword(),
        "tandem.db.connection-timeout=2s");
  }

  /** A flag of its own, and two that share a layer, of which a holdout covers one. */
  private static void create(TestServer server) {
    Map<String, Object> names = Map.of("zh", "灰度", "en", "Ramp");
    expect(201, server.post(API + "/flag-layers", Map.of("key", "shared", "names", names)));
    flag(server, "ramp", 50);
    for (String flag : List.of("left", "right")) {
      flag(server, flag, 100);
      change(server, "PUT", "/flags/" + flag + "/layer", Map.of("layer", "shared", "share", 40));
    }
    Map<String, Object> holdout =
        Map.of("key", "away", "names", names, "share", 20, "flags", List.of("left"));
    expect(201, server.post(API + "/flag-holdouts", holdout));
  }

  private static void flag(TestServer server, String key, double rollout) {
    Map<String, Object> on = Map.of("enabled", true, "rules", List.of(Map.of("rollout", rollout)));
    Map<String, Object> draft =
        Map.of(
            "key",
            key,
            "type",
            "boolean",
            "names",
            Map.of("zh", key, "en", key),
            "environments",
            Map.of("production", on));
    expect(201, server.post(API + "/flags", draft));
  }

  private static void change(
      TestServer server, String method, String path, Map<String, Object> said) {
    String[] parts = path.split("/");
    String thing = API + "/" + parts[1] + "/" + parts[2];
    long version = server.get(thing).json().get("version").asLong();
    HttpRequest.Builder change = TestServer.json(server.request(API + path), method, said);
    expect(200, server.send(change.header("If-Match", "\"" + version + "\"")));
  }

  /** Changes something at one server until it is in force at the other; says what is then. */
  private static String follows(
      TestServer at, TestServer other, String method, String path, Map<String, Object> said) {
    String before = row(at);
    change(at, method, path, said);
    String after = row(at);
    assertThat(after).isNotEqualTo(before);
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(WITHIN)
        .untilAsserted(() -> assertThat(row(other)).isEqualTo(after));
    return after;
  }

  /**
   * What 500 ids get of each flag, and why not: h when held out, l when outside the flag's part of
   * the layer; empty as long as the server does not know the flags.
   */
  private static String row(TestServer server) {
    ProjectId project = server.bean(Projects.class).byKey("default").orElseThrow().id();
    StringBuilder row = new StringBuilder();
    for (CompiledFlag flag : server.bean(LiveFlags.class).of(project, Projects.PRODUCTION).all()) {
      for (int i = 0; i < 500; i++) {
        FlagContext context = new FlagContext("person-" + i, Map.of(), Map.of(), Map.of());
        row.append(sign(flag.evaluate(server.bean(FlagSubjects.class).of(project, context))));
      }
    }
    return row.toString();
  }

  private static char sign(FlagOutcome outcome) {
    return switch (outcome.reason()) {
      case HOLDOUT -> 'h';
      case LAYER -> 'l';
      default -> outcome.on() ? '1' : '0';
    };
  }
}
