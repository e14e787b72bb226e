package io.tandem.events.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Hostile requests to every capture endpoint; {@code -Dtandem.fuzz.requests=50000} sends more. A
 * failure names the seed that makes its request.
 */
class CaptureFuzzIT {

  private static final int REQUESTS = Integer.getInteger("tandem.fuzz.requests", 5000);
  private static final int SENDERS = 8;
  private static final long SLACK = 300L << 20;

  private final TestServer server = TestServer.shared();

  @Test
  void noRequestIsAnsweredWithAServerErrorAndMemoryStaysBounded() {
    TestProject project = server.newProject("UTC");
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    long before = heap();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      for (int i = 0; i < REQUESTS; i++) {
        long seed = i;
        senders.submit(() -> {
          try {
            Answer answer = send(seed, project.writeKey());
            if (answer.status() >= 500) {
              failures.add(seed + ": " + answer.status() + " " + answer.body());
            }
          } catch (Throwable failed) {
            failures.add(seed + ": " + failed);
          }
        });
      }
    }
    assertThat(failures).isEmpty();
    assertThat(heap() - before).isLessThan(SLACK);
    assertThat(good(project).status()).isEqualTo(200);
  }

  private Answer send(long seed, String key) {
    Mutation mutation = new Mutation(seed, key);
    HttpRequest.Builder request = server.anonymous(mutation.path());
    if (seed % 5 == 0) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (seed % 7 == 0) {
      request.header("Content-Encoding", "gzip");
    }
    if (seed % 11 == 0) {
      request.header("Authorization", "Basic " + "?".repeat((int) (seed % 5)));
    }
    return server.send(
        seed % 13 == 0 ? request.GET() : request.POST(BodyPublishers.ofByteArray(mutation.body())));
  }

  private Answer good(TestProject project) {
    String body =
        "{\"event\":\"e\",\"distinct_id\":\"u\",\"token\":\"" + project.writeKey() + "\"}";
    return server.send(server.anonymous("/e").POST(BodyPublishers.ofString(body)));
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
