package io.tandem.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends prepared bodies over a fixed number of connections, each waiting for its answer. */
final class CaptureLoad {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI batch;

  CaptureLoad(URI server) {
    this.batch = server.resolve("/batch/");
  }

  /**
   * Sends every body once.
   *
   * @return milliseconds from request to acknowledgement, one a body, in no order
   * @throws IOException when an answer is not 200: the figures would mean nothing
   */
  Result send(List<byte[]> bodies, int connections) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    List<Double> latencies = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(senders.submit(() -> sendSome(bodies, next)));
      }
      for (Future<List<Double>> sender : running) {
        latencies.addAll(sender.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("the load driver failed: " + e.getCause(), e);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Result(seconds, latencies.stream().sorted().toList());
  }

  private List<Double> sendSome(List<byte[]> bodies, AtomicInteger next)
      throws IOException, InterruptedException {
    List<Double> latencies = new ArrayList<>();
    for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
      long begun = System.nanoTime();
      HttpRequest request =
          HttpRequest.newBuilder(batch)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(bodies.get(i)))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
      }
      latencies.add((System.nanoTime() - begun) / 1e6);
    }
    return latencies;
  }

  /**
   * What a run measured.
   *
   * @param seconds from the first request to the last answer
   * @param latencies milliseconds, ascending
   */
  record Result(double seconds, List<Double> latencies) {

    /** The latency that a share {@code q} of the requests did not exceed, milliseconds. */
    double quantile(double q) {
      int rank = (int) Math.ceil(q * latencies.size());
      return latencies.get(Math.max(0, rank - 1));
    }
  }
}
