package io.tandem.cli.bench;

import io.tandem.cli.client.LocalToken;
import io.tandem.platform.Server;
import io.tandem.warehouse.PromotedProperties;
import io.tandem.warehouse.SyntheticHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of {@code bench insights}: made once, kept in the data directory.
 *
 * @param directory a data directory of its own
 */
record InsightsData(Path directory, long events, long people) {

  static InsightsData in(Path data, long events, long people) {
    Path directory = data.resolve("bench-insights-" + events + "-" + people).toAbsolutePath();
    return new InsightsData(directory, events, people);
  }

  /** Starts the server of this process on it. */
  Server serve() throws IOException {
    Files.createDirectories(directory);
    return Server.start(
        new Server.Options(
            0,
            directory,
            List.of(
                "tandem.access.zone=UTC",
                "tandem.access.local-token=" + LocalToken.get(directory),
                "tandem.index.max-wait=60s",
                "tandem.warehouse.readers.query-timeout=600s",
                "logging.level.root=WARN")));
  }

  /** Makes it where it is not there yet. */
  void make(PrintWriter out) throws IOException, SQLException {
    Path done = directory.resolve("bench-complete");
    if (Files.exists(done)) {
      return;
    }
    try (Server server = serve()) {
      PromotedProperties properties = server.part(PromotedProperties.class);
      properties.promote("country", PromotedProperties.ColumnType.TEXT);
      properties.promote("amount", PromotedProperties.ColumnType.NUMBER);
    }
    long begun = System.nanoTime();
    long written = 0;
    try (SyntheticHistory history = new SyntheticHistory(directory.resolve("warehouse"))) {
      for (int day = 0; day < SyntheticHistory.DAYS; day++) {
        written = history.write(day, written, events, people);
      }
    }
    Files.writeString(done, written + " events\n");
    out.printf("made %,d events in %.0f s%n", written, (System.nanoTime() - begun) / 1e9);
    out.flush();
  }

  /** Gives the people rows in the server's own database where they have none yet. */
  void name(Server server, PrintWriter out) throws IOException {
    Path done = directory.resolve("bench-people");
    if (Files.exists(done)) {
      return;
    }
    long begun = System.nanoTime();
    new InsightsPeopleStore(server.part(JdbcClient.class)).add(people);
    Files.writeString(done, people + " people\n");
    out.printf("named %,d people in %.0f s%n", people, (System.nanoTime() - begun) / 1e9);
    out.flush();
  }

  /** Bytes of the files under a directory of it. */
  long size(String part) throws IOException {
    try (var files = Files.walk(directory.resolve(part))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
