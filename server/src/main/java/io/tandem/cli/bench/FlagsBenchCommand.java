package io.tandem.cli.bench;

import io.tandem.cli.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many questions about flags a server answers. */
@Command(
    name = "flags",
    description = "Flags asked for over HTTP: by OFREP one by one and all at once, by PostHog.",
    mixinStandardHelpOptions = true)
final class FlagsBenchCommand implements Callable<Integer> {

  private static final String FLAGS = "/api/projects/default/flags";
  private static final String OFREP = "/ofrep/v1/evaluate/flags";
  private static final String KEY = "Authorization: Bearer " + BenchServer.WRITE_KEY + "\r\n";

  @Option(names = "--connections", description = "kept open (default ${DEFAULT-VALUE})")
  private int connections = 16;

  @Option(names = "--seconds", description = "of each measurement (default ${DEFAULT-VALUE})")
  private int seconds = 10;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("tandem-bench");
    try (BenchServer server = BenchServer.start(folder)) {
      ApiClient api = new ApiClient(server.address(), BenchServer.TOKEN);
      makeFlags(api);
      out.printf("flags: %d connections, 20 flags, 10,000 people%n", connections);
      measure(server, "static", OFREP + "/static", out);
      measure(server, "percentage", OFREP + "/percentage", out);
      measure(server, "expression", OFREP + "/expression", out);
      measure(server, "all 20", OFREP, out);
      out.printf("memory      %d MB resident (server process)%n", server.residentMegabytes());
      return 0;
    } finally {
      delete(folder);
    }
  }

  private void measure(BenchServer server, String name, String path, PrintWriter out)
      throws IOException, InterruptedException {
    FlagsLoad load = new FlagsLoad(server.address(), path, KEY);
    load.ask(connections, seconds); // the server warms up, exposures are written
    out.printf("%-11s %s%n", name, load.ask(connections, seconds));
    out.flush();
  }

  private static void makeFlags(ApiClient api) {
    make(api, "static", Map.of("rollout", 100));
    make(api, "percentage", Map.of("rollout", 25));
    Map<String, Object> condition =
        Map.of(
            "on", "person", "property", "country", "op", "matches", "value", List.of("^(FR|IT)$"));
    make(api, "expression", Map.of("rollout", 100, "conditions", List.of(condition)));
    for (int i = 4; i <= 20; i++) {
      make(api, "more-" + i, Map.of("rollout", 5 * i));
    }
  }

  private static void make(ApiClient api, String key, Map<String, Object> rule) {
    api.post(
        FLAGS,
        Map.of(
            "key",
            key,
            "type",
            "boolean",
            "names",
            Map.of("zh", key, "en", key),
            "environments",
            Map.of("production", Map.of("enabled", true, "rules", List.of(rule)))));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
