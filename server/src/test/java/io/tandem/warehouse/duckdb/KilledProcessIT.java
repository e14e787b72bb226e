package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestJvm;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.StreamPosition;
import io.tandem.warehouse.StreamSlice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KilledProcessIT {

  private static final int KILLS = 5;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsStoredTwice() throws Exception {
    Path directory = Files.createTempDirectory("tandem-warehouse");
    Random random = new Random(11);
    Set<Integer> acknowledged = new TreeSet<>();
    int from = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int last = runAndKill(directory, from, 30 + random.nextInt(200), acknowledged);
      // the last batches come again, as from a client that was not answered
      from = Math.max(0, last - 20);
    }
    try (DuckDbFixture store = new DuckDbFixture(directory, DuckDbFixture.settings(1))) {
      Map<UUID, Integer> stored = stored(store);
      assertThat(stored.values()).containsOnly(1);
      for (int number : acknowledged) {
        for (Event event : AppendingProcess.batch(number)) {
          assertThat(stored).containsKey(event.uuid());
        }
        assertThat(store.warehouse().append(Batch.of(AppendingProcess.batch(number))).duplicates())
            .satisfies(d -> assertThat(d.cardinality()).isEqualTo(AppendingProcess.BATCH));
      }
    }
  }

  private static int runAndKill(
      Path directory, int from, int acknowledgements, Set<Integer> acknowledged)
      throws IOException, InterruptedException {
    Process process = start(directory, from);
    int last = from;
    int seen = 0;
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("acknowledged ")) {
          int number = Integer.parseInt(line.substring(13));
          acknowledged.add(number);
          last = Math.max(last, number);
          if (++seen == acknowledgements) {
            // through the handle, which leaves what it said before readable
            process.toHandle().destroyForcibly();
          }
        }
      }
    }
    process.waitFor();
    assertThat(seen).isGreaterThanOrEqualTo(acknowledgements);
    return last;
  }

  private static Process start(Path directory, int from) throws IOException {
    List<String> command = TestJvm.command(AppendingProcess.class.getName(), "-Xmx256m");
    command.addAll(List.of(directory.toString(), Integer.toString(from)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Map<UUID, Integer> stored(DuckDbFixture store) {
    Map<UUID, Integer> stored = new HashMap<>();
    StreamPosition position = StreamPosition.START;
    while (!position.equals(store.warehouse().end())) {
      StreamSlice slice = store.warehouse().after(position, 20_000);
      slice.events().forEach(event -> stored.merge(event.uuid(), 1, Integer::sum));
      position = slice.end();
    }
    return stored;
  }
}
