package io.tandem.warehouse.index;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the behaviour index.
 *
 * @param enabled off, every question goes to the event store
 * @param threads processors a question may use; 0 for all, four at most
 * @param flushEvents events kept in memory before they are written to a segment
 * @param flushAfter how long fewer of them are kept
 * @param maxWait how long a question waits for the newest events to be taken in
 */
@ConfigurationProperties("tandem.index")
record IndexSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("0") int threads,
    @DefaultValue("500000") int flushEvents,
    @DefaultValue("5m") Duration flushAfter,
    @DefaultValue("500ms") Duration maxWait) {

  int workers() {
    return threads > 0 ? threads : Math.min(4, Runtime.getRuntime().availableProcessors());
  }
}
