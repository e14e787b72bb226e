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

/**
 * What evaluating a flag takes inside the process, and how many questions about flags a server
 * answers, beside Unleash.
 */
@Command(
    name = "flags",
    description =
        "Flags evaluated in process (JMH), asked for over HTTP by OFREP, and beside unleash-server.",
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
    try {
      BenchClasses classes = BenchClasses.given();
      if (classes == null) {
        out.println("in process: left out, since this is not ./tandem");
      } else {
        EvaluationTimes.measure(classes, folder, out);
      }
      tandem(folder, out);
      String modules = System.getenv("TANDEM_BENCH_UNLEASH");
      if (modules == null) {
        out.println("unleash-server: left out, since this is not ./tandem");
      } else {
        unleash(Path.of(modules), folder, out);
      }
      return 0;
    } finally {
      delete(folder);
    }
  }

  private void tandem(Path folder, PrintWriter out) throws IOException, InterruptedException {
    try (BenchServer server = BenchServer.start(folder)) {
      makeFlags(new ApiClient(server.address(), BenchServer.TOKEN));
      out.printf("Tandem: %d connections, 20 flags, 10,000 people%n", connections);
      for (String flag : List.of("static", "percentage", "expression")) {
        String path = OFREP + "/" + flag;
        measure(flag, new FlagsLoad(server.address(), path, KEY, FlagsLoad::ofrep), out);
      }
      measure("all 20", new FlagsLoad(server.address(), OFREP, KEY, FlagsLoad::ofrep), out);
      out.printf("memory      %d MB resident%n", BenchServer.residentMegabytes(server.process()));
    }
  }

  /** The same flags; instead of an expression, which it has not, a list of two countries. */
  private void unleash(Path modules, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    try (Unleash server = Unleash.start(modules, folder)) {
      server.make("static", 100, null);
      server.make("percentage", 25, null);
      server.make("expression", 100, List.of("FR", "IT"));
      for (int i = 4; i <= 20; i++) {
        server.make("more-" + i, 5 * i, null);
      }
      server.awaitFlags(20);
      out.printf("unleash-server: the same connections, flags and people%n");
      FlagsLoad load =
          new FlagsLoad(server.address(), Unleash.PATH, Unleash.KEY, FlagsLoad::unleash);
      measure("all 20", load, out);
      out.printf("memory      %d MB resident%n", BenchServer.residentMegabytes(server.process()));
    }
  }

  private void measure(String name, FlagsLoad load, PrintWriter out)
      throws IOException, InterruptedException {
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
