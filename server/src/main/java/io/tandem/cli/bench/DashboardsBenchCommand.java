package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.LocalToken;
import io.tandem.platform.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Many people open their dashboards in one moment; how long their tiles take. */
@Command(
    name = "dashboards",
    description = "Tiles of many dashboards that are opened at once, over HTTP.",
    mixinStandardHelpOptions = true)
final class DashboardsBenchCommand implements Callable<Integer> {

  private static final double TARGET_MILLIS = 5_000;
  private static final String PATH = "/api/projects/default/query";
  private static final Call KEPT = (reader, query) -> reader.post(PATH, query);

  @Option(names = "--events", description = "events to make (default ${DEFAULT-VALUE})")
  private long events = 2_000_000;

  @Option(names = "--people", description = "people who do them (default ${DEFAULT-VALUE})")
  private long people = 40_000;

  @Option(names = "--data", description = "where the history is kept (default ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(names = "--dashboards", description = "how many, each another's (${DEFAULT-VALUE})")
  private int dashboards = 50;

  @Option(
      names = "--warm",
      description = "times ten dashboards are opened before (${DEFAULT-VALUE})")
  private int rounds = 5;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  /** A tile's answer and the milliseconds until it was there. */
  private record Tile(String engine, boolean cached, double millis) {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    InsightsData history = InsightsData.in(data, events, people);
    int tiles = DashboardTiles.of(0).size();
    out.printf(
        "dashboards: %d of %d tiles over %,d events of %,d people%n",
        dashboards, tiles, events, people);
    history.make(out);
    try (Server server = history.serve()) {
      List<ApiClient> readers = readers(server, history);
      warm(readers);
      Quiet.await(ProcessHandle.current(), out);
      out.printf("%-46s %6s %10s %10s %10s%n", "milliseconds", "tiles", "median", "99 %", "most");
      List<Tile> first = open(readers, i -> i, KEPT);
      report("all different, by the index", first, tile -> tile.engine().equals("index"), out);
      report("all different, by SQL", first, tile -> tile.engine().equals("sql"), out);
      List<Tile> again = open(readers, i -> i, KEPT);
      report("the same again, kept", again, Tile::cached, out);
      List<Tile> alike = open(readers, i -> readers.size(), KEPT);
      report("one dashboard that all open, shared and kept", alike, tile -> true, out);
      return within(first, again) ? 0 : 1;
    }
  }

  /**
   * Ten that nobody opens later, first one after the other, so that the index takes in the history,
   * then together: a server that people use is warm.
   */
  private void warm(List<ApiClient> readers) throws InterruptedException, ExecutionException {
    List<ApiClient> some = readers.subList(0, Math.min(10, readers.size()));
    for (Map<String, Object> query : DashboardTiles.of(-1)) {
      ask(some.getFirst(), query, KEPT);
    }
    for (int round = 0; round < rounds; round++) {
      open(some, i -> -1 - i, (reader, query) -> reader.postAnew(PATH, query));
    }
  }

  private static boolean within(List<Tile> first, List<Tile> again) {
    List<Double> promised = new ArrayList<>();
    first.stream()
        .filter(tile -> tile.engine().equals("index"))
        .forEach(t -> promised.add(t.millis()));
    again.stream().filter(Tile::cached).forEach(tile -> promised.add(tile.millis()));
    return at(promised.stream().sorted().toList(), 0.99) <= TARGET_MILLIS;
  }

  /** Each with a token of their own: who waits for whom is told by it. */
  private List<ApiClient> readers(Server server, InsightsData history) throws IOException {
    ApiClient owner = new ApiClient(server.address(), LocalToken.get(history.directory()));
    List<ApiClient> readers = new ArrayList<>();
    String run = UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < dashboards; i++) {
      Map<String, Object> wanted =
          Map.of("name", "bench-" + run + "-" + i, "roles", List.of("viewer"));
      JsonNode made = owner.post("/api/projects/default/tokens", wanted);
      readers.add(new ApiClient(server.address(), made.get("token").asString()));
    }
    return readers;
  }

  private List<Tile> open(List<ApiClient> readers, IntUnaryOperator dashboard, Call call)
      throws InterruptedException, ExecutionException {
    List<Future<Tile>> asked = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < readers.size(); i++) {
        ApiClient reader = readers.get(i);
        for (Map<String, Object> query : DashboardTiles.of(dashboard.applyAsInt(i))) {
          asked.add(browsers.submit(() -> ask(reader, query, call)));
        }
      }
      for (Future<Tile> tile : asked) {
        tiles.add(tile.get());
      }
    }
    return tiles;
  }

  /** How a question is put. */
  @FunctionalInterface
  private interface Call {
    JsonNode put(ApiClient reader, Map<String, Object> query);
  }

  private static Tile ask(ApiClient reader, Map<String, Object> query, Call call) {
    long begun = System.nanoTime();
    JsonNode answer = call.put(reader, query);
    return new Tile(
        answer.get("engine").asString(),
        answer.get("cached").asBoolean(),
        (System.nanoTime() - begun) / 1e6);
  }

  private static void report(
      String name, List<Tile> tiles, Predicate<Tile> which, PrintWriter out) {
    List<Double> millis = tiles.stream().filter(which).map(Tile::millis).sorted().toList();
    out.printf(
        "%-46s %6d %,10.0f %,10.0f %,10.0f%n",
        name, millis.size(), at(millis, 0.5), at(millis, 0.99), at(millis, 1));
    out.flush();
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
