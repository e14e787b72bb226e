package io.tandem.warehouse.duckdb;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tandem.warehouse.Erasure;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.Memberships;
import io.tandem.warehouse.PromotedProperties;
import io.tandem.warehouse.Sql;
import io.tandem.warehouse.Warehouse;
import io.tandem.warehouse.WarehouseFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A store in a directory. */
public final class DuckDbFixture implements WarehouseFixture {

  private final Path directory;
  private final WarehouseSettings settings;
  private final PromotedColumns promoted = new PromotedColumns();
  private DuckDbWarehouse warehouse;

  DuckDbFixture(Path directory, WarehouseSettings settings) {
    this.directory = directory;
    this.settings = settings;
    this.warehouse = open();
  }

  /** A new store. */
  public static DuckDbFixture temporary() {
    return temporary(4);
  }

  /** The store of a directory. */
  public static DuckDbFixture in(Path directory) {
    return new DuckDbFixture(directory, settings(2));
  }

  /**
   * The store of a directory as a server has it, for benches.
   *
   * @param memory bound, as DuckDB writes it
   */
  public static DuckDbFixture asServed(Path directory, String memory) {
    WarehouseSettings.Readers readers =
        new WarehouseSettings.Readers(
            4, 64, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10));
    return new DuckDbFixture(
        directory, new WarehouseSettings(null, memory, "20GB", 0, readers, 100_000));
  }

  static DuckDbFixture temporary(int readers) {
    return temporary(settings(readers).readers());
  }

  static DuckDbFixture temporary(WarehouseSettings.Readers readers) {
    try {
      return new DuckDbFixture(Files.createTempDirectory("tandem-warehouse"), settings(readers));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static WarehouseSettings settings(int readers) {
    return settings(
        new WarehouseSettings.Readers(
            readers, 4, Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofMinutes(10)));
  }

  private static WarehouseSettings settings(WarehouseSettings.Readers readers) {
    return new WarehouseSettings(null, "512MB", "1GB", 0, readers, 100_000);
  }

  private DuckDbWarehouse open() {
    try {
      return new DuckDbWarehouse(directory, settings, promoted, new SimpleMeterRegistry());
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  Path directory() {
    return directory;
  }

  @Override
  public Warehouse warehouse() {
    return warehouse;
  }

  @Override
  public IndexSource source() {
    return warehouse;
  }

  @Override
  public Sql sql() {
    return new DuckDbSql(promoted);
  }

  @Override
  public PromotedProperties promotedProperties() {
    return warehouse;
  }

  @Override
  public Erasure erasure() {
    return warehouse;
  }

  @Override
  public Memberships memberships() {
    return warehouse;
  }

  @Override
  public void reopen() {
    close();
    openAgain();
  }

  /** After {@link #close}. */
  void openAgain() {
    warehouse = open();
  }

  @Override
  public void close() {
    try {
      warehouse.close();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
