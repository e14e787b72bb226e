package io.tandem.cli.bench;

import io.tandem.warehouse.SyntheticHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * ClickHouse inside Node.js (the npm package chdb), to compare with. Nothing of Tandem needs it.
 */
final class ClickHouse {

  private static final int RUNS = 3;

  private static final String SCRIPT =
      """
      const { Session } = require(process.argv[2] + '/node_modules/chdb');
      const fs = require('fs');
      const [folder, statements] = [process.argv[3], JSON.parse(fs.readFileSync(0, 'utf8'))];
      const session = new Session(folder);
      for (const { sql, runs } of statements) {
        let rows = '';
        const millis = [];
        for (let i = 0; i < runs; i++) {
          const begun = process.hrtime.bigint();
          rows = session.query(sql, 'TSV');
          millis.push(Number(process.hrtime.bigint() - begun) / 1e6);
        }
        process.stdout.write('millis\\t' + millis.join('\\t') + '\\n' + rows);
      }
      """;

  private final Path modules;
  private final Path store;

  private ClickHouse(Path modules, Path store) {
    this.modules = modules.toAbsolutePath();
    this.store = store;
  }

  /**
   * Copies the history into a table sorted by day, event and person, where that is not done yet.
   */
  static ClickHouse over(InsightsData history, Path modules, PrintWriter out)
      throws IOException, SQLException, InterruptedException {
    Path store = history.directory().resolve("clickhouse");
    ClickHouse made = new ClickHouse(modules, store);
    if (Files.exists(store.resolve("bench-complete"))) {
      return made;
    }
    Files.createDirectories(store);
    Path parquet = history.directory().resolve("events.parquet");
    try (SyntheticHistory source = new SyntheticHistory(history.directory().resolve("warehouse"))) {
      source.export(parquet);
    }
    long begun = System.nanoTime();
    made.run("CREATE DATABASE IF NOT EXISTS bench ENGINE = Atomic", 1);
    made.run("DROP TABLE IF EXISTS bench.event", 1);
    made.run(
        """
        CREATE TABLE bench.event (name LowCardinality(String), person UInt32, time Int64,
          country LowCardinality(String), amount Float64)
        ENGINE = MergeTree ORDER BY (intDiv(time, 86400000), name, person)\
        """,
        1);
    made.run("INSERT INTO bench.event SELECT * FROM file('" + parquet + "')", 1);
    made.run("OPTIMIZE TABLE bench.event FINAL", 1);
    Files.writeString(store.resolve("bench-complete"), "");
    Files.delete(parquet);
    out.printf("ClickHouse's copy made in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    return made;
  }

  InsightsBenchCommand.Timed ask(String sql) throws IOException, InterruptedException {
    List<String> lines = run(sql.replaceAll("FROM event(?=\\s)", "FROM bench.event"), RUNS);
    List<Double> millis = new ArrayList<>();
    for (String word : lines.getFirst().substring(7).split("\t", -1)) {
      millis.add(Double.valueOf(word));
    }
    long[][] rows =
        lines.stream()
            .skip(1)
            .map(line -> {
              String[] words = line.split("\t", -1);
              long[] numbers = new long[words.length];
              for (int i = 0; i < words.length; i++) {
                numbers[i] = Long.parseLong(words[i]);
              }
              return numbers;
            })
            .toArray(long[][]::new);
    return InsightsBenchCommand.Timed.of(rows, millis);
  }

  private List<String> run(String sql, int runs) throws IOException, InterruptedException {
    Path script = store.resolve("run.js");
    Files.writeString(script, SCRIPT);
    Process process =
        new ProcessBuilder("node", script.toString(), modules.toString(), store.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write("[{\"sql\":" + quoted(sql) + ",\"runs\":" + runs + "}]");
    }
    List<String> lines;
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      lines = output.lines().toList();
    }
    if (process.waitFor() != 0) {
      throw new IOException("ClickHouse could not answer: " + sql);
    }
    return lines;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
