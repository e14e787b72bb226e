package io.tandem.platform.time;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ClockStore {

  private final JdbcClient jdbc;

  ClockStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Instant> load() {
    return jdbc.sql("SELECT now FROM demo_clock")
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  void save(Instant now) {
    jdbc.sql(
            """
            INSERT INTO demo_clock (id, now) VALUES (1, :now)
            ON CONFLICT (id) DO UPDATE SET now = excluded.now
            """)
        .param("now", Timestamp.from(now))
        .update();
  }
}
