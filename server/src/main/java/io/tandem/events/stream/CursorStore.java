package io.tandem.events.stream;

import io.tandem.warehouse.StreamPosition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each reader of the stream is. */
@Component
class CursorStore {

  private final JdbcClient jdbc;

  CursorStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  StreamPosition read(String name) {
    return jdbc.sql("select position from stream_cursor where name = ?")
        .param(name)
        .query(String.class)
        .optional()
        .map(StreamPosition::new)
        .orElse(StreamPosition.START);
  }

  void write(String name, StreamPosition position) {
    jdbc.sql(
            """
            insert into stream_cursor (name, position) values (?, ?)
            on conflict (name) do update set position = excluded.position
            """)
        .params(name, position.token())
        .update();
  }
}
