package io.tandem.metrics;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.metrics.Settling.Outcome;
import io.tandem.shared.Interval;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who settles a project's signals, and what holds it up. */
class SettlingIT {

  private static final LocalDate DAY = LocalDate.parse("2026-07-06");
  private static final SignalKey ACTIVE =
      new SignalKey("active_people", null, null, Interval.DAY, null);

  private final TestServer server = TestServer.shared();
  private final Signals signals = server.bean(Signals.class);
  private final SignalStore store = server.bean(SignalStore.class);
  private final Settling settling = server.bean(Settling.class);
  private final TransactionTemplate transaction = server.bean(TransactionTemplate.class);
  private TestProject project;

  @BeforeEach
  void newProject() {
    server.setClock(Instant.parse("2026-07-06T10:00:00Z"));
    project = server.newProject("UTC");
    transaction.executeWithoutResult(_ -> signals.watch(known(), "test", List.of(ACTIVE), DAY));
  }

  @AfterEach
  void nobodyWatches() {
    transaction.executeWithoutResult(_ -> signals.watch(known(), "test", List.of(), DAY));
  }

  @Test
  void whoFindsAProjectClaimedLeavesItAlone() {
    transaction.executeWithoutResult(_ -> {
      assertThat(store.claim(known().id())).isPresent();
      server.setClock(Instant.parse("2026-07-08T10:00:00Z"));
      Outcome second = CompletableFuture.supplyAsync(() -> settling.settle(known(), true)).join();
      assertThat(second).isEqualTo(Outcome.NOTHING);
      assertThat(closed()).isEmpty();
    });
    settleUntil(2);
  }

  @Test
  void settlingTwiceMakesNoSecondVersion() {
    server.setClock(Instant.parse("2026-07-09T10:00:00Z"));
    settleUntil(3);
    transaction.executeWithoutResult(_ -> store.mark(known().id(), List.of(DAY)));
    Outcome again = settling.settle(known(), true);
    assertThat(again.versions()).isZero();
    assertThat(closed()).hasSize(3).allSatisfy(one -> assertThat(one.version()).isEqualTo(1));
  }

  @Test
  void anImportThatIsBeingReceivedHoldsClosing() {
    byte[] content = "who,at\nanna,2026-07-06T09:00:00Z\n".getBytes(StandardCharsets.UTF_8);
    long id = announced(content);
    server.setClock(Instant.parse("2026-07-07T10:00:00Z"));
    settling.settle(known(), true);
    assertThat(closed()).isEmpty();
    assertThat(signals.computedTo(known().id())).isEqualTo("2026-07-07T01:00:00Z");
    expect(
        200,
        server.send(
            server
                .request(project.path("/imports/" + id + "/content?offset=0"))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))));
    settleUntil(1);
    assertThat(closed().getFirst().numerator()).isEqualTo(1); // not closed before it was in
    assertThat(closed().getFirst().version()).isEqualTo(1);
  }

  private long announced(byte[] content) {
    String mapping =
        "format: csv\nevent: {constant: open}\nperson: {column: who}\ntime: {column: at, format: iso}\n";
    return expect(
            200,
            project.post(
                "/imports",
                Map.of(
                    "fileName",
                    "a.csv",
                    "size",
                    content.length,
                    "sha256",
                    sha256(content),
                    "mapping",
                    mapping)))
        .json()
        .get("id")
        .asLong();
  }

  /** The server's own job may be at it already. */
  private void settleUntil(int buckets) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (closed().size() < buckets && System.nanoTime() < end) {
      settling.settle(known(), true);
    }
    assertThat(closed()).hasSize(buckets);
  }

  private static String sha256(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Project known() {
    return server.bean(Projects.class).byKey(project.key()).orElseThrow();
  }

  private List<Signal> closed() {
    return signals
        .closed(known().id(), List.of(ACTIVE), DAY, DAY.plusDays(30))
        .getOrDefault(ACTIVE, List.of());
  }
}
