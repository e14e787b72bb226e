package io.tandem.warehouse.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the embedded event store.
 *
 * @param directory where it lives; {@code warehouse} in the data directory when left out
 * @param memoryLimit what queries and buffers may take before they spill, e.g. {@code 2GB}
 * @param maxSpill how much disk queries may spill to
 * @param threads processors a query may use; 0 for all
 * @param readers how the queries that run at once are bounded
 * @param queueEvents events that may wait for the writer before it answers busy
 */
@ConfigurationProperties("tandem.warehouse")
record WarehouseSettings(
    @Nullable Path directory,
    @DefaultValue("1GB") String memoryLimit,
    @DefaultValue("20GB") String maxSpill,
    @DefaultValue("0") int threads,
    @DefaultValue Readers readers,
    @DefaultValue("100000") int queueEvents) {

  /**
   * The admission gate.
   *
   * @param count queries that run at once
   * @param waiting queries that may wait for their turn
   * @param maxWait how long they wait before they are answered busy
   * @param queryTimeout how long a query may run
   * @param workTimeout how long all queries may run that work one thing out, one after the other
   */
  record Readers(
      @DefaultValue("4") int count,
      @DefaultValue("64") int waiting,
      @DefaultValue("10s") Duration maxWait,
      @DefaultValue("60s") Duration queryTimeout,
      @DefaultValue("10m") Duration workTimeout) {}
}
