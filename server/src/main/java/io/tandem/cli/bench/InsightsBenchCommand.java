package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.LocalToken;
import io.tandem.platform.Server;
import io.tandem.warehouse.BehaviourIndex;
import io.tandem.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The table of the design: the same questions to Tandem, DuckDB and ClickHouse, in one run. */
@Command(
    name = "insights",
    description = "Answers of Tandem, of DuckDB and of ClickHouse about one history.",
    mixinStandardHelpOptions = true)
final class InsightsBenchCommand implements Callable<Integer> {

  @Option(names = "--events", description = "events to make (default ${DEFAULT-VALUE})")
  private long events = 50_000_000;

  @Option(names = "--people", description = "people who do them (default ${DEFAULT-VALUE})")
  private long people = 1_000_000;

  @Option(names = "--data", description = "where the history is kept (default ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(names = "--runs", description = "times each question is put (default ${DEFAULT-VALUE})")
  private int runs = 9;

  @Option(
      names = "--clickhouse",
      paramLabel = "FOLDER",
      description = "a folder in which 'npm install chdb' was run; compares with ClickHouse too")
  private @Nullable Path clickhouse;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    InsightsData history = InsightsData.in(data, events, people);
    out.printf("insights: %,d events of %,d people%n", events, people);
    history.make(out);
    ClickHouse other = clickhouse == null ? null : ClickHouse.over(history, clickhouse, out);
    try (Server server = history.serve()) {
      BehaviourIndex index = server.part(BehaviourIndex.class);
      ApiClient api = new ApiClient(server.address(), LocalToken.get(history.directory()));
      build(index, history, out);
      history.name(server, out);
      Quiet.await(ProcessHandle.current(), out);
      out.printf(
          "%-42s %-6s %12s %16s %14s %8s%n",
          "median (best) ms, over HTTP",
          "engine",
          "Tandem",
          "DuckDB by hand",
          "ClickHouse",
          "target");
      boolean same = true;
      for (InsightsQuestion question : InsightsQuestions.all()) {
        same &= measure(question, api, server.part(Warehouse.class), other, out);
      }
      same &= new LongFunnel(api, out, runs).measure();
      out.printf("memory: %d MB resident%n", resident());
      out.flush();
      return same ? 0 : 1;
    }
  }

  private void build(BehaviourIndex index, InsightsData history, PrintWriter out)
      throws IOException {
    await(index, 0);
    int before = index.status().rebuilds();
    long begun = System.nanoTime();
    index.rebuild();
    await(index, before + 1);
    out.printf(
        "index: %,d events, %d MB (event store %d MB), built in %.1f s; %d MB resident after%n",
        index.status().events(),
        history.size("index") >> 20,
        history.size("warehouse") >> 20,
        (System.nanoTime() - begun) / 1e9,
        resident());
    out.flush();
  }

  private static void await(BehaviourIndex index, int rebuilds) {
    while (!index.status().state().equals("ready") || index.status().rebuilds() < rebuilds) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean measure(
      InsightsQuestion question,
      ApiClient api,
      Warehouse warehouse,
      @Nullable ClickHouse clickhouse,
      PrintWriter out)
      throws IOException, InterruptedException {
    Timed sql = timed(3, () -> bySql(warehouse, question.duckdb()));
    String engine = ask(api, question).get("engine").stringValue();
    Timed own = timed(runs, () -> question.read().apply(ask(api, question)));
    Timed other = clickhouse == null ? null : clickhouse.ask(question.clickhouse());
    boolean same =
        Arrays.deepEquals(own.rows(), sql.rows())
            && (other == null || Arrays.deepEquals(other.rows(), sql.rows()));
    out.printf(
        "%-42s %-6s %12s %16s %14s %8d%s%n",
        question.name(),
        engine,
        said(own),
        said(sql),
        said(other),
        question.target(),
        same ? "" : "  DIFFERENT ANSWERS");
    out.flush();
    return same;
  }

  private static JsonNode ask(ApiClient api, InsightsQuestion question) {
    return api.postAnew(InsightsQuestions.PATH, question.query());
  }

  private static String said(@Nullable Timed timed) {
    return timed == null ? "–" : "%.0f (%.0f)".formatted(timed.median(), timed.best());
  }

  /**
   * An answer and how long it took, in milliseconds.
   *
   * @param median of all runs but the first
   */
  record Timed(long[][] rows, double median, double best) {

    static Timed of(long[][] rows, List<Double> millis) {
      List<Double> warm = new ArrayList<>(millis.subList(millis.size() > 1 ? 1 : 0, millis.size()));
      warm.sort(null);
      return new Timed(rows, warm.get(warm.size() / 2), warm.getFirst());
    }
  }

  private static Timed timed(int times, Supplier<long[][]> ask) {
    List<Double> millis = new ArrayList<>();
    long[][] rows = new long[0][];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      rows = ask.get();
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    return Timed.of(rows, millis);
  }

  private static long[][] bySql(Warehouse warehouse, String sql) {
    return warehouse
        .fetch(
            dsl -> dsl.resultQuery(sql),
            row -> {
              long[] numbers = new long[row.size()];
              for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.get(i, Long.class);
              }
              return numbers;
            })
        .rows()
        .toArray(long[][]::new);
  }

  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
