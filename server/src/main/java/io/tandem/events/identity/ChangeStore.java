package io.tandem.events.identity;

import io.tandem.events.PeopleChanges;
import io.tandem.shared.ProjectId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes of people whose copies are in the event store. */
@Component
class ChangeStore implements PeopleChanges {

  private final JdbcClient jdbc;

  ChangeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long visible(ProjectId project) {
    return jdbc.sql("select copied_version from person_counter where project = ?")
        .param(project.value())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public List<Change> after(ProjectId project, long version, int limit) {
    return jdbc.sql(
            """
            select p.version, p.person
            from person p join person_counter c on c.project = p.project
            where p.project = ? and p.version > ? and p.version <= c.copied_version
            order by p.version limit ?
            """)
        .params(project.value(), version, limit)
        .query((row, _) -> new Change(row.getLong(1), row.getLong(2)))
        .list();
  }
}
