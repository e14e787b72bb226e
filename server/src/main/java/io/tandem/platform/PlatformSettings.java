package io.tandem.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param data where everything is kept
 * @param db an existing PostgreSQL instead of the embedded one
 * @param clock which time it is
 */
@ConfigurationProperties("tandem")
record PlatformSettings(
    @DefaultValue("./data") Path data, @DefaultValue Db db, @DefaultValue ClockKind clock) {

  /**
   * @param url JDBC address; blank starts the embedded one
   * @param user may stand in the address instead
   * @param password may stand in the address instead
   * @param statementTimeout after which a statement is given up, so that none holds a lock or a
   *     connection for good; migrations have as long as they need
   * @param connectionTimeout how long anybody waits for a connection; after that the answer is 503,
   *     so that a store that is away is known to be away
   */
  record Db(
      @DefaultValue("") String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @DefaultValue("60s") Duration statementTimeout,
      @DefaultValue("5s") Duration connectionTimeout) {}

  /**
   * @param settable true for the demo: the clock is set through {@code PUT /api/clock}
   */
  record ClockKind(@DefaultValue("false") boolean settable) {}
}
