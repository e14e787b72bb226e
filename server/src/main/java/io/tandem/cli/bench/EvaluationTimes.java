package io.tandem.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@code EvaluationBenchmark} by JMH. */
final class EvaluationTimes {

  private static final String BENCHMARK = "io.tandem.flags.evaluation.EvaluationBenchmark";

  private EvaluationTimes() {}

  static void measure(BenchClasses classes, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    Path results = folder.resolve("evaluation.json");
    ProcessBuilder jmh =
        classes.run(
            List.of("-Xmx256m"),
            "org.openjdk.jmh.Main",
            List.of(BENCHMARK, "-prof", "gc", "-rf", "json", "-rff", results.toString()));
    Path log = folder.resolve("jmh.log");
    jmh.redirectErrorStream(true).redirectOutput(log.toFile());
    if (BenchClasses.await(jmh) != 0) {
      throw new IOException("JMH failed:\n" + Files.readString(log));
    }
    out.printf("in process, one thread    %12s %18s%n", "ns each", "bytes allocated");
    for (JsonNode one : new JsonMapper().readTree(results.toFile())) {
      String name = one.get("benchmark").asString();
      JsonNode time = one.get("primaryMetric");
      out.printf(
          "%-25s %6.1f ± %3.1f %18.1f%n",
          name.substring(name.lastIndexOf('.') + 1),
          time.get("score").asDouble(),
          time.get("scoreError").asDouble(),
          one.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble());
    }
    out.flush();
  }
}
