package io.tandem.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kill -9 at random moments under load: nothing acknowledged is lost, nothing is there twice. */
class CrashIT {

  private static final int KILLS = Integer.getInteger("tandem.test.kills", 3);
  private static final int CLIENTS = 3;

  @Test
  void everyAcknowledgedEventIsThereOnceAfterManyKills(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("tandem.test.seed", System.nanoTime());
    Random random = new Random(seed);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong numbers = new AtomicLong();
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<RetryingClient> clients = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        RetryingClient client = new RetryingClient(server.address(), numbers, stop);
        clients.add(client);
        threads.add(Thread.ofPlatform().start(client));
      }
      killRepeatedly(server, random);
      stop.set(true);
      for (Thread thread : threads) {
        thread.join(Duration.ofMinutes(1));
        assertThat(thread.isAlive()).as("client still waiting").isFalse();
      }
      long sent = numbers.get();
      assertThat(clients.stream().mapToLong(RetryingClient::acknowledged).sum()).isEqualTo(sent);
      assertThat(clients.stream().mapToLong(RetryingClient::repeated).sum())
          .as("batches cut off by a kill")
          .isPositive();
      assertStoredOnce(server, sent, seed);
    }
  }

  private static void killRepeatedly(ServerProcess server, Random random) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      assertThat(server.ends(Duration.ofMillis(300 + random.nextInt(1500)))).isFalse();
      server.kill();
      server.restart();
    }
  }

  private static void assertStoredOnce(ServerProcess server, long sent, long seed)
      throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String query =
        """
        {"kind":"trend","from":"%s","to":"%s","interval":"month","series":[
         {"event":"numbered","measure":"events"},
         {"event":"numbered","measure":"sum","property":"n"},
         {"event":"numbered","measure":"sum","property":"square"},
         {"event":"numbered","measure":"people"}]}
        """
            .formatted(today.withDayOfMonth(1).minusMonths(1), today);
    JsonNode answer =
        JsonMapper.shared().readTree(server.post("/api/projects/default/query", query));
    double n = sent;
    assertThat(total(answer, 0)).as("events, seed %d", seed).isEqualTo(n);
    assertThat(total(answer, 1)).as("sum, seed %d", seed).isEqualTo(n * (n + 1) / 2);
    double squares = n * (n + 1) * (2 * n + 1) / 6;
    assertThat(total(answer, 2))
        .as("squares, seed %d", seed)
        .isCloseTo(squares, org.assertj.core.data.Percentage.withPercentage(1e-9));
    assertThat(total(answer, 3)).as("people, seed %d", seed).isEqualTo(Math.min(n, 500));
  }

  private static double total(JsonNode answer, int series) {
    double total = 0;
    for (JsonNode value : answer.path("series").path(series).path("values")) {
      total += value.asDouble();
    }
    return total;
  }
}
