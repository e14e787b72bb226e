package io.tandem.platform;

import java.nio.file.Path;
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
   */
  record Db(
      @DefaultValue("") String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password) {}

  /**
   * @param settable true for the demo: the clock is set through {@code PUT /api/clock}
   */
  record ClockKind(@DefaultValue("false") boolean settable) {}
}
