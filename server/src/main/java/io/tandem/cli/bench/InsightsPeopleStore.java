package io.tandem.cli.bench;

import io.tandem.warehouse.SyntheticHistory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The people of the made-up history as capture would have left them, for lists that name people.
 */
final class InsightsPeopleStore {

  private final JdbcClient jdbc;

  InsightsPeopleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds those who are not there yet. */
  void add(long people) {
    jdbc.sql(
            """
            insert into person_counter (project, last_person) values (1, :people)
            on conflict (project) do update
              set last_person = greatest(person_counter.last_person, excluded.last_person)
            """)
        .param("people", people)
        .update();
    jdbc.sql(
            """
            insert into person (project, person, identified, properties, version)
            select 1, key, true, '{}', 0 from generate_series(1, :people) key
            on conflict do nothing
            """)
        .param("people", people)
        .update();
    jdbc.sql(
            """
            insert into distinct_id (project, distinct_id, person, created)
            select 1, 'user-' || key, key, :created from generate_series(1, :people) key
            on conflict do nothing
            """)
        .param("created", SyntheticHistory.FIRST)
        .param("people", people)
        .update();
    jdbc.sql("analyze person, distinct_id").update();
  }
}
