package io.tandem.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long an experiment's analysis from events takes, and in how much memory. */
@Command(
    name = "experiments",
    description = "The analysis of an experiment from events: many people, twenty metrics.",
    mixinStandardHelpOptions = true)
final class ExperimentsBenchCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      description = "where the history is kept, below this (default ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(names = "--people", description = "exposed (default ${DEFAULT-VALUE})")
  private long people = 10_000_000;

  @Option(
      names = "--memory",
      description = "bound of the event store, as DuckDB writes it (default ${DEFAULT-VALUE})")
  private String memory = "1GB";

  @Override
  public Integer call() throws IOException, InterruptedException {
    BenchClasses classes = BenchClasses.given();
    if (classes == null) {
      throw new IOException("This bench is compiled with the tests: ./tandem bench experiments");
    }
    Path history = data.resolve("bench-experiments-" + people).toAbsolutePath();
    return BenchClasses.await(
        classes
            .run(
                List.of("-Xmx1g"),
                "io.tandem.experiments.history.AnalysisBench",
                List.of(history.toString(), Long.toString(people), memory))
            .inheritIO());
  }
}
