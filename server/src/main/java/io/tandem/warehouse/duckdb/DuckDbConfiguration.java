package io.tandem.warehouse.duckdb;

import io.micrometer.core.instrument.MeterRegistry;
import io.tandem.shared.DataDirectory;
import io.tandem.warehouse.Sql;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** DuckDB as the event store. It is no DataSource: nothing else may reach it. */
@Configuration(proxyBeanMethods = false)
class DuckDbConfiguration {

  @Bean
  PromotedColumns promotedColumns() {
    return new PromotedColumns();
  }

  @Bean
  Sql sql(PromotedColumns promoted) {
    return new DuckDbSql(promoted);
  }

  @Bean
  DuckDbWarehouse warehouse(
      WarehouseSettings settings,
      DataDirectory data,
      PromotedColumns promoted,
      MeterRegistry registry)
      throws Exception {
    Path own = settings.directory();
    Path directory = own == null ? data.root().resolve("warehouse") : own;
    return new DuckDbWarehouse(directory.toAbsolutePath(), settings, promoted, registry);
  }
}
