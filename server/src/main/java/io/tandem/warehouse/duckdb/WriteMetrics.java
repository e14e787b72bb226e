package io.tandem.warehouse.duckdb;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What the writer tells the operator. */
final class WriteMetrics {

  private final MeterRegistry registry;
  private final Counter events;
  private final Counter reopenings;
  private final Timer commits;

  WriteMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.events = registry.counter("tandem.warehouse.appended.events");
    this.reopenings = registry.counter("tandem.warehouse.reopenings");
    this.commits =
        Timer.builder("tandem.warehouse.commit").publishPercentiles(0.5, 0.99).register(registry);
  }

  void watch(Writer writer) {
    registry.gauge("tandem.warehouse.queue", writer, Writer::queued);
  }

  void committed(int count, long nanos) {
    events.increment(count);
    commits.record(nanos, TimeUnit.NANOSECONDS);
  }

  void reopened() {
    reopenings.increment();
  }
}
