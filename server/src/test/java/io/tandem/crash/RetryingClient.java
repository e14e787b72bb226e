package io.tandem.crash;

import io.tandem.support.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends numbered events in batches and repeats a batch, same uuids, until it is acknowledged: what
 * every capture client does. Event number n carries the property {@code n}; so the count, the sum
 * of n and the sum of n² tell whether each is there exactly once.
 */
final class RetryingClient implements Runnable {

  private static final int BATCH = 40;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI batchUrl;
  private final AtomicLong numbers;
  private final AtomicBoolean stop;
  private long acknowledged;
  private long repeated;

  RetryingClient(URI server, AtomicLong numbers, AtomicBoolean stop) {
    this.batchUrl = server.resolve("/batch/");
    this.numbers = numbers;
    this.stop = stop;
  }

  @Override
  public void run() {
    while (!stop.get()) {
      long first = numbers.getAndAdd(BATCH) + 1;
      String body = body(first);
      while (!send(body)) {
        repeated++;
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      acknowledged += BATCH;
    }
  }

  /** Events acknowledged; read it after the thread ended. */
  long acknowledged() {
    return acknowledged;
  }

  /** Batches that had to be sent again; read it after the thread ended. */
  long repeated() {
    return repeated;
  }

  private boolean send(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(batchUrl)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return true;
      }
      if (answer.statusCode() != 503) {
        throw new AssertionError(
            "a client would not repeat after " + answer.statusCode() + ": " + answer.body());
      }
      return false;
    } catch (IOException e) {
      return false; // Killed meanwhile: nobody knows whether it was stored, so send it again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String body(long first) {
    StringBuilder json = new StringBuilder();
    json.append("{\"api_key\":\"").append(ServerProcess.WRITE_KEY).append("\",\"batch\":[");
    for (long n = first; n < first + BATCH; n++) {
      if (n > first) {
        json.append(',');
      }
      json.append("{\"event\":\"numbered\",\"uuid\":\"")
          .append(new UUID(42, n))
          .append("\",\"distinct_id\":\"person-")
          .append(n % 500)
          .append("\",\"properties\":{\"n\":")
          .append(n)
          .append(",\"square\":")
          .append(n * n)
          .append("}}");
    }
    return json.append("]}").toString();
  }
}
