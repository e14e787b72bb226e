package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store finds at its start may be incomplete, foreign or damaged. */
class RecoveryIT {

  private enum Damage {
    ALL_DELETED,
    STATE_LOST,
    ANOTHER_BOOT,
    GARBLED_BY_ANOTHER_BOOT,
    WATERMARK_BEHIND,
    WATERMARK_BEYOND_THE_END
  }

  private final ProjectId project = Events.project();

  @ParameterizedTest
  @EnumSource
  void duplicatesAreKnownWhateverHappenedToTheFingerprints(Damage damage) throws IOException {
    DuckDbFixture store = DuckDbFixture.temporary();
    List<Event> events = Events.many(project, 5000);
    store.warehouse().append(Batch.of(events));
    store.close();

    hurt(store.directory().resolve("fingerprints"), damage);
    store.openAgain();

    assertThat(store.warehouse().append(Batch.of(events)).duplicates().cardinality())
        .isEqualTo(5000);
    assertThat(store.warehouse().append(Batch.of(Events.many(project, 5))).duplicates().isEmpty())
        .isTrue();
    store.close();
  }

  @Test
  void aStoreOfANewerVersionIsRefused() throws Exception {
    DuckDbFixture store = DuckDbFixture.temporary();
    store.close();
    try (var connection =
            new DuckDBDriver()
                .connect(
                    "jdbc:duckdb:" + store.directory().resolve("events.duckdb"),
                    new java.util.Properties());
        var statement = connection.createStatement()) {
      statement.execute("UPDATE store SET value = '99' WHERE name = 'schema'");
    }
    assertThatThrownBy(store::openAgain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer Tandem");
  }

  @Test
  void whatTheOperatorWatchesIsCounted() throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (DuckDbWarehouse warehouse =
        new DuckDbWarehouse(
            Files.createTempDirectory("tandem-warehouse"),
            DuckDbFixture.settings(1),
            new PromotedColumns(),
            registry)) {
      warehouse.append(Batch.of(Events.many(project, 7)));
      assertThat(registry.get("tandem.warehouse.appended.events").counter().count()).isEqualTo(7);
      assertThat(registry.get("tandem.warehouse.commit").timer().count()).isEqualTo(1);
    }
  }

  private static void hurt(Path fingerprints, Damage damage) throws IOException {
    Path state = fingerprints.resolve("state");
    switch (damage) {
      case ALL_DELETED -> {
        deleteTables(fingerprints);
        Files.delete(state);
      }
      case STATE_LOST -> Files.delete(state);
      case ANOTHER_BOOT -> write(state, 3, 1, 2, 0);
      case GARBLED_BY_ANOTHER_BOOT -> {
        write(state, 3, 1, 2, 0);
        for (Path table : tables(fingerprints)) {
          write(table, 0, -1, -1, -1, -1);
        }
      }
      case WATERMARK_BEHIND -> {
        write(state, 6, 0);
        deleteTables(fingerprints);
      }
      case WATERMARK_BEYOND_THE_END -> {
        write(state, 6, 1_000_000);
        deleteTables(fingerprints);
      }
    }
  }

  private static void deleteTables(Path fingerprints) throws IOException {
    for (Path table : tables(fingerprints)) {
      Files.delete(table);
    }
  }

  private static List<Path> tables(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.endsWith("state")).toList();
    }
  }

  private static void write(Path file, int index, long... values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 * values.length).order(java.nio.ByteOrder.nativeOrder());
    for (long value : values) {
      bytes.putLong(value);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(bytes.flip(), 8L * index);
    }
  }
}
