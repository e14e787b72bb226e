package io.tandem.cli.bench;

import io.tandem.warehouse.DirectAppend;
import io.tandem.warehouse.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Durable events a second over HTTP against the same events appended straight to DuckDB, in one
 * run.
 */
@Command(
    name = "capture",
    description = "Events a second over HTTP, durable, beside the same events straight to DuckDB.",
    mixinStandardHelpOptions = true)
final class CaptureBenchCommand implements Callable<Integer> {

  @Option(names = "--batches", description = "gzip batches to send (default ${DEFAULT-VALUE})")
  private int batches = 4000;

  @Option(names = "--events", description = "events in a batch (default ${DEFAULT-VALUE})")
  private int eventsEach = 500;

  @Option(names = "--connections", description = "senders at a time (default ${DEFAULT-VALUE})")
  private int connections = 8;

  @Option(names = "--people", description = "distinct ids (default ${DEFAULT-VALUE})")
  private int people = 100_000;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("tandem-bench");
    try {
      out.printf(
          "capture: %,d batches of %d events, %,d people, %d connections%n",
          batches, eventsEach, people, connections);
      double direct = direct(folder, out);
      double http = overHttp(folder, out);
      out.printf("ratio   HTTP reaches %.0f %% of straight appends%n", 100 * http / direct);
      out.flush();
      return 0;
    } finally {
      delete(folder);
    }
  }

  private double direct(Path folder, PrintWriter out) throws SQLException {
    int measured = Math.min(batches, 1000);
    BenchEvents events = new BenchEvents(people, clock.instant(), 7);
    List<List<Event>> made = new ArrayList<>();
    for (int i = 0; i < measured; i++) {
      made.add(events.next(eventsEach));
    }
    try (DirectAppend store = new DirectAppend(folder.resolve("direct.duckdb"))) {
      long begun = System.nanoTime();
      for (List<Event> batch : made) {
        store.append(batch);
      }
      double perSecond = measured * (double) eventsEach / ((System.nanoTime() - begun) / 1e9);
      out.printf("DuckDB  %,.0f events/s, one transaction a batch, one connection%n", perSecond);
      out.flush();
      return perSecond;
    }
  }

  private double overHttp(Path folder, PrintWriter out) throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (BenchServer server = BenchServer.start(data)) {
      long idle = server.residentMegabytes();
      CaptureLoad load = new CaptureLoad(server.address());
      load.send(bodies(batches / 8, 99), connections); // Until the compilers have settled.
      CaptureLoad.Result result = load.send(bodies(batches, 7), connections);
      double perSecond = batches * (double) eventsEach / result.seconds();
      out.printf(
          "HTTP    %,.0f events/s durable; acknowledged within ms: 50 %% %.0f, 95 %% %.0f,"
              + " 99 %% %.0f, all %.0f%n",
          perSecond,
          result.quantile(0.5),
          result.quantile(0.95),
          result.quantile(0.99),
          result.quantile(1));
      out.printf(
          "memory  %d MB resident idle and empty, %d MB after the load (server process)%n",
          idle, server.residentMegabytes());
      return perSecond;
    }
  }

  private List<byte[]> bodies(int count, long seed) {
    Instant now = clock.instant();
    BenchEvents events = new BenchEvents(people, now, seed);
    return Stream.generate(
            () -> CaptureBodies.gzipped(BenchServer.WRITE_KEY, events.next(eventsEach)))
        .limit(count)
        .toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
