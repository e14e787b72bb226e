package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** How long a segment takes to be worked out at first, and to follow new events. */
@Command(
    name = "segments",
    description = "First build of a segment with 5 conditions, and its upkeep after new events.",
    mixinStandardHelpOptions = true)
final class SegmentsBenchCommand implements Callable<Integer> {

  private static final String SEGMENTS = "/api/projects/default/segments";

  @Option(names = "--people", description = "people (default ${DEFAULT-VALUE})")
  private int people = 1_000_000;

  @Option(names = "--events", description = "events of each person (default ${DEFAULT-VALUE})")
  private int eventsEach = 5;

  @Option(names = "--rounds", description = "times 1,000 events (default ${DEFAULT-VALUE})")
  private int rounds = 20;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("tandem-bench");
    try (BenchServer server = BenchServer.start(folder)) {
      ApiClient api = new ApiClient(server.address(), BenchServer.TOKEN);
      CaptureLoad load = new CaptureLoad(server.address());
      SegmentsLoad events = new SegmentsLoad(people, clock.instant());
      out.printf("segments: %,d people, %,d events%n", people, (long) people * eventsEach);
      fill(load, events, out);
      Quiet.await(server.process(), out);
      build(api, "first", out);
      build(api, "second", out);
      out.printf("memory  %d MB resident (server process)%n", server.residentMegabytes());
      follow(api, load, events, out);
      return 0;
    } finally {
      delete(folder);
    }
  }

  private void fill(CaptureLoad load, SegmentsLoad events, PrintWriter out)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    for (int pass = 0; pass < eventsEach; pass++) {
      for (int from = 0; from < people; from += 100_000) {
        List<byte[]> bodies = new ArrayList<>();
        int to = Math.min(people, from + 100_000);
        for (int start = from; start < to; start += 500) {
          bodies.add(
              CaptureBodies.gzipped(
                  BenchServer.WRITE_KEY, events.of(pass, start, Math.min(to, start + 500))));
        }
        load.send(bodies, 4);
      }
    }
    out.printf("filled  in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    out.flush();
  }

  /** From asking for a segment until its people are written down. */
  private static void build(ApiClient api, String key, PrintWriter out) {
    Map<String, Object> names = Map.of("zh", key, "en", key);
    long begun = System.nanoTime();
    api.post(SEGMENTS, Map.of("key", key, "names", names, "rule", SegmentsLoad.RULE));
    JsonNode segment = await(api, key);
    out.printf(
        "build   %s segment of 5 conditions: %.2f s until %,d people are written down%n",
        key, (System.nanoTime() - begun) / 1e9, segment.get("size").asLong());
    out.flush();
  }

  private static JsonNode await(ApiClient api, String key) {
    while (true) {
      JsonNode segment = api.get(SEGMENTS + "/" + key).get("segment");
      if (segment.get("state").asString().equals("ready")) {
        return segment;
      }
      if (segment.get("state").asString().equals("failed")) {
        throw new IllegalStateException(segment.toString());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** The server's own clock, so that neither HTTP nor the waiting for the next look counts. */
  private void follow(ApiClient api, CaptureLoad load, SegmentsLoad events, PrintWriter out)
      throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      SegmentsLoad.Upkeep before = measured(api);
      byte[] body = CaptureBodies.gzipped(BenchServer.WRITE_KEY, events.fresh(1_000));
      load.send(List.of(body), 1);
      Instant until = clock.instant().plusSeconds(30);
      while (measured(api).rounds() == before.rounds() && clock.instant().isBefore(until)) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      // what the events say of people arrives a little later
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      millis.add((measured(api).seconds() - before.seconds()) * 1_000);
    }
    millis.sort(Comparator.naturalOrder());
    out.printf(
        "upkeep  of both segments after 1,000 new events: median %.0f ms, worst of %d %.0f ms%n",
        millis.get(millis.size() / 2), millis.size(), millis.getLast());
    out.flush();
  }

  private static SegmentsLoad.Upkeep measured(ApiClient api) {
    return SegmentsLoad.Upkeep.read(api.text("/actuator/prometheus"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
