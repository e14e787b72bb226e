package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Appended;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one writing thread outlives whatever it meets. */
class WriterIT {

  @Test
  void writingGoesOnAfterAnErrorThatNobodyExpected(@TempDir Path folder) throws Exception {
    CommitLog log = new CommitLog();
    PromotedColumns promoted = new PromotedColumns();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    WarehouseSettings settings = DuckDbFixture.settings(1);
    try (Writer writer =
        new Writer(
            () -> OpenStore.open(folder, settings, promoted, log::end),
            log,
            new WriteMetrics(meters),
            1_000)) {
      List<Event> events = Events.many(Events.project(), 20);
      assertThat(append(writer, events).duplicates().cardinality()).isZero();
      CompletableFuture<Long> done = new CompletableFuture<>();
      Task fault =
          new Task.Alone(
              _ -> {
                throw new OutOfMemoryError("planned by this test");
              },
              done);
      assertThatThrownBy(() -> writer.submit(fault, done))
          .isInstanceOf(TandemException.class)
          .hasMessageContaining("busy");
      assertThat(appendOnceOpen(writer, events).duplicates().cardinality())
          .as("what was stored before is known after")
          .isEqualTo(20);
      assertThat(meters.get("tandem.warehouse.reopenings").counter().count()).isEqualTo(1);
    }
  }

  private static Appended append(Writer writer, List<Event> events) {
    CompletableFuture<Appended> done = new CompletableFuture<>();
    return writer.submit(new Task.Append(Batch.of(events), done), done);
  }

  /** The store is opened anew meanwhile, and busy. */
  private static Appended appendOnceOpen(Writer writer, List<Event> events) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        return append(writer, events);
      } catch (TandemException busy) {
        if (System.nanoTime() > deadline) {
          throw busy;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }
}
