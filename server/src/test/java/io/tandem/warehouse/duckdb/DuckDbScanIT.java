package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.ScanContract;
import io.tandem.warehouse.WarehouseFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DuckDbScanIT extends ScanContract {

  private static @Nullable DuckDbFixture fixture;

  @BeforeAll
  static void open() {
    fixture = DuckDbFixture.temporary();
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @Override
  protected WarehouseFixture fixture() {
    return fixture;
  }
}
