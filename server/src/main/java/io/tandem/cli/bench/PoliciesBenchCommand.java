package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * How long a closed day takes from the moment it closes: computing the signals, and judging all
 * policies.
 */
@Command(
    name = "policies",
    description = "Seconds to judge a closed day by many active policies.",
    mixinStandardHelpOptions = true)
final class PoliciesBenchCommand implements Callable<Integer> {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final String PROJECT = "/api/projects/default";

  @Option(names = "--policies", description = "active policies (default ${DEFAULT-VALUE})")
  private int policies = 2000;

  @Option(names = "--signals", description = "series they watch (default ${DEFAULT-VALUE})")
  private int signals = 500;

  @Option(names = "--people", description = "active people a day (default ${DEFAULT-VALUE})")
  private int people = 2000;

  @Option(names = "--days", description = "days that close (default ${DEFAULT-VALUE})")
  private int days = 5;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("tandem-bench");
    try (BenchServer server = BenchServer.start(folder)) {
      ApiClient api = new ApiClient(server.address(), BenchServer.TOKEN);
      out.printf(
          "policies: %,d active policies over %,d signals, %,d people a day%n",
          policies, signals, people);
      PoliciesLoad load = new PoliciesLoad(api, server.address());
      set(api, FIRST.plusDays(days).atTime(12, 0).toInstant(ZoneOffset.UTC));
      for (int day = 0; day < days; day++) {
        load.send(FIRST.plusDays(day), people, signals);
      }
      set(api, FIRST.atTime(12, 0).toInstant(ZoneOffset.UTC));
      load.features(signals);
      load.policies(policies, signals);
      for (int day = 0; day < days; day++) {
        close(api, FIRST.plusDays(day), out);
      }
      return 0;
    } finally {
      delete(folder);
    }
  }

  /** Sets the clock to a second after the day has closed. */
  private static void close(ApiClient api, LocalDate day, PrintWriter out) {
    Instant closed = day.plusDays(1).atTime(1, 0, 1).toInstant(ZoneOffset.UTC);
    long begun = System.nanoTime();
    set(api, closed);
    double computed = await(api, "computedTo", closed, begun);
    double judged = await(api, "judgedTo", closed, begun);
    out.printf(
        "%s  signals computed after %.2f s, all policies judged after %.2f s: judging %.2f s%n",
        day, computed, judged, judged - computed);
    out.flush();
  }

  private static double await(ApiClient api, String what, Instant until, long begun) {
    while (true) {
      JsonNode progress = api.get(PROJECT + "/policies/progress");
      if (!Instant.parse(progress.get(what).asString()).isBefore(until)) {
        return (System.nanoTime() - begun) / 1e9;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static void set(ApiClient api, Instant now) {
    api.put("/api/clock", java.util.Map.of("now", now.toString()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
