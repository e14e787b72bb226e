package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tandem.shared.TandemException;
import io.tandem.warehouse.Asking;
import io.tandem.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Queries that need more memory than they may have: 100 MB, where the largest wants some 300. */
class SpillingIT {

  /** Windows over rows that are scattered over the people of their partitions. */
  private static final String LARGE =
      """
      SELECT sum(x)::BIGINT FROM (
        SELECT hash(lag(h) OVER (PARTITION BY person ORDER BY i)) % 1000 AS x
        FROM (SELECT i, hash(i) % 400000 AS person, hash(i + 7) AS h FROM range(3000000) t(i)))\
      """;

  private static final String LARGER = LARGE.replace("3000000", "9000000");

  private static final String ENDLESS =
      """
      SELECT count(*) FROM (SELECT a.range AS i, repeat('x', 100) AS s FROM range(3000000) a
        ORDER BY hash(i)), range(1000000) b WHERE hash(i + b.range) = 1\
      """;

  private static DuckDbFixture store(String memory, String disk) {
    try {
      return new DuckDbFixture(
          Files.createTempDirectory("tandem-spill"),
          new WarehouseSettings(
              null,
              memory,
              disk,
              2,
              new WarehouseSettings.Readers(
                  2, 4, Duration.ofSeconds(9), Duration.ofMinutes(5), Duration.ofMinutes(5)),
              100_000));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static long one(Warehouse warehouse, String sql) {
    return warehouse
        .fetch(dsl -> dsl.resultQuery(sql), row -> row.get(0, Long.class))
        .rows()
        .getFirst();
  }

  private static long memory(DuckDbFixture store) {
    return one(
        store.warehouse(),
        "SELECT sum(memory_usage_bytes + temporary_storage_bytes)::BIGINT FROM duckdb_memory()");
  }

  private static long spilled(DuckDbFixture store) {
    try (Stream<Path> files = Files.list(store.directory().resolve("spill"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aQueryLargerThanMemorySpillsAndGivesTheSameAnswer() {
    DuckDbFixture roomy = store("2GB", "1GB");
    DuckDbFixture tight = store("100MB", "1GB");
    long expected = one(roomy.warehouse(), LARGE);
    AtomicReference<Long> answer = new AtomicReference<>();
    Thread asks = Thread.ofPlatform().start(() -> answer.set(one(tight.warehouse(), LARGE)));
    long most = 0;
    while (asks.isAlive()) {
      most = Math.max(most, spilled(tight));
      Thread.onSpinWait();
    }
    assertThat(answer).hasValue(expected);
    assertThat(most).as("bytes on disk meanwhile").isPositive();
    assertThat(memory(tight)).isLessThan(20_000_000);
    roomy.close();
    tight.close();
  }

  @Test
  void aQueryThatNeedsMoreDiskThanItMayUseSaysSo() {
    DuckDbFixture store = store("60MB", "1MB");
    TandemException refused =
        catchThrowableOfType(TandemException.class, () -> one(store.warehouse(), LARGER));
    assertThat(refused.code().code()).isEqualTo("query_needs_disk");
    assertThat(one(store.warehouse(), "SELECT 1")).isEqualTo(1);
    store.close();
  }

  @Test
  void anInterruptEndsARunningQueryAndFreesWhatItHeld() throws Exception {
    DuckDbFixture store = store("100MB", "1GB");
    Asking asking = new Asking("somebody");
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread asks =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((_, thrown) -> ended.set(thrown))
            .start(() -> asking.in(() -> one(store.warehouse(), ENDLESS)));
    await().atMost(Duration.ofMinutes(1)).until(() -> spilled(store) > 0);
    assertThat(asking.waiting()).isFalse();
    asks.interrupt();
    asks.join();
    assertThat(ended.get()).isInstanceOf(TandemException.class);
    await().until(() -> memory(store) < 20_000_000);
    assertThat(spilled(store)).as("bytes left on disk").isZero();
    for (int i = 0; i < 4; i++) {
      assertThat(one(store.warehouse(), "SELECT " + i)).isEqualTo(i);
    }
    store.close();
  }

  @Test
  void aRunningQuerySaysHowFarItIs() {
    DuckDbFixture store = store("1GB", "1GB");
    Asking asking = new Asking("somebody");
    Thread asks = Thread.ofPlatform().start(() -> asking.in(() -> one(store.warehouse(), LARGER)));
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofMinutes(1))
        .until(() -> asking.progress() > 0);
    assertThat(asking.progress()).isLessThanOrEqualTo(1);
    asks.interrupt();
    store.close();
  }
}
