package io.tandem.events.identity;

import io.tandem.events.ErasedPerson;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erasures asked for, and the rows of people they take away. */
@Component
class ErasureStore {

  private final JdbcClient jdbc;

  ErasureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The person and everyone merged into it, the person first; empty when there is none. */
  List<Long> keys(ProjectId project, long person) {
    return jdbc.sql(
            """
            with recursive up (person, merged_into) as (
              select person, merged_into from person where project = :project and person = :person
              union
              select p.person, p.merged_into
              from up join person p on p.project = :project and p.person = up.merged_into),
            down (person, depth) as (
              select person, 0 from up where merged_into is null
              union
              select p.person, down.depth + 1
              from down join person p on p.project = :project and p.merged_into = down.person)
            select person from down group by person order by min(depth), person
            """)
        .param("project", project.value())
        .param("person", person)
        .query(Long.class)
        .list();
  }

  /** Deletes the ids of people and answers them. */
  List<String> deleteIds(ProjectId project, List<Long> keys) {
    return jdbc.sql(
            "delete from distinct_id where project = ? and person = any(?) returning distinct_id")
        .params(project.value(), keys.toArray(Long[]::new))
        .query(String.class)
        .list();
  }

  void deletePersons(ProjectId project, List<Long> keys) {
    jdbc.sql("delete from person where project = ? and person = any(?)")
        .params(project.value(), keys.toArray(Long[]::new))
        .update();
  }

  /** Records what is still to be done elsewhere. */
  void insert(ErasedPerson person, long now) {
    jdbc.sql(
            """
            insert into person_erasure (project, person, keys, distinct_ids, requested)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            person.project().value(),
            person.keys().getFirst(),
            person.keys().toArray(Long[]::new),
            person.distinctIds().toArray(String[]::new),
            now)
        .update();
  }

  /** What was asked for and is not finished, oldest first. */
  List<ErasedPerson> unfinished() {
    return jdbc.sql(
            """
            select project, keys, distinct_ids from person_erasure
            where finished is null order by requested, person limit 100
            """)
        .query((row, _) ->
            new ErasedPerson(
                new ProjectId(row.getInt(1)),
                List.of((Long[]) array(row, 2)),
                List.of((String[]) array(row, 3))))
        .list();
  }

  private static Object array(ResultSet row, int column) throws SQLException {
    return row.getArray(column).getArray();
  }

  /** Says that it is done, and forgets the ids. */
  void finished(ErasedPerson person, long now) {
    jdbc.sql(
            """
            update person_erasure set finished = ?, distinct_ids = '{}'
            where project = ? and person = ?
            """)
        .params(now, person.project().value(), person.keys().getFirst())
        .update();
  }
}
