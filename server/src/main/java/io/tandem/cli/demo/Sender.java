package io.tandem.cli.demo;

import io.tandem.cli.client.ApiFailure;
import io.tandem.cli.demo.story.DemoEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends events to the capture endpoints as applications would: most in PostHog's protocol, those of
 * the mini-program in Segment's. A learner's events keep their order; a day is sent by several
 * lanes side by side and is over when every batch is acknowledged.
 */
final class Sender implements AutoCloseable {

  private static final int LANES = 3;
  private static final int POSTHOG_BATCH = 2_000;
  private static final int SEGMENT_BATCH = 900; // 500 KB is the most it may hold
  private static final int ATTEMPTS = 40;

  private final URI base;
  private final String writeKey;
  private final DemoClock clock;
  private final StoryLanguage language;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);

  /**
   * @param language in which texts are sent
   */
  Sender(URI base, String writeKey, DemoClock clock, StoryLanguage language) {
    this.base = base;
    this.writeKey = writeKey;
    this.clock = clock;
    this.language = language;
  }

  /** Sends events and waits until all are acknowledged. */
  void send(List<DemoEvent> events) {
    List<List<DemoEvent>> byLane = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      byLane.add(new ArrayList<>());
    }
    for (DemoEvent event : events) {
      boolean segment = event.learner().viaSegment();
      int lane = segment ? 0 : 1 + Math.floorMod(event.learner().hashCode(), LANES - 1);
      byLane.get(lane).add(event);
    }
    List<Future<?>> running = new ArrayList<>();
    running.add(lanes.submit(() -> batches(byLane.getFirst(), SEGMENT_BATCH, this::segment)));
    for (List<DemoEvent> lane : byLane.subList(1, LANES)) {
      running.add(lanes.submit(() -> batches(lane, POSTHOG_BATCH, this::posthog)));
    }
    running.forEach(Sender::await);
  }

  private interface Batch {
    void send(List<DemoEvent> events);
  }

  private static void batches(List<DemoEvent> events, int size, Batch batch) {
    for (int from = 0; from < events.size(); from += size) {
      batch.send(events.subList(from, Math.min(from + size, events.size())));
    }
  }

  private void posthog(List<DemoEvent> events) {
    persist(() ->
        HttpRequest.newBuilder(URI.create(base + "/batch/"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bodies().posthog(events, writeKey))));
  }

  private void segment(List<DemoEvent> events) {
    String user = writeKey + ":";
    String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    persist(() ->
        HttpRequest.newBuilder(URI.create(base + "/v1/batch"))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .header("Authorization", "Basic " + basic)
            .POST(BodyPublishers.ofByteArray(bodies().segment(events))));
  }

  private Bodies bodies() {
    return new Bodies(language, clock.now());
  }

  private interface Request {
    HttpRequest.Builder build();
  }

  /** Sends until it is acknowledged, as client libraries do: the same uuids, so nothing twice. */
  private void persist(Request request) {
    String last = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        HttpRequest built = request.build().timeout(Duration.ofSeconds(60)).build();
        HttpResponse<String> answer = http.send(built, BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status / 100 == 2) {
          return;
        }
        last = status + " " + answer.body();
        if (status < 500 && status != 429) {
          break;
        }
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while sending", e);
      }
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
    throw new IllegalStateException("events were refused: " + last);
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ApiFailure known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    lanes.shutdownNow();
  }
}
