package io.tandem.events.identity;

import io.tandem.events.Merges;
import io.tandem.shared.ProjectId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges whose copies are in the event store. */
@Component
class MergeStore implements Merges {

  private final JdbcClient jdbc;

  MergeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Merge> after(ProjectId project, long version, int limit) {
    return jdbc.sql(
            """
            select m.version, m.from_person, m.into_person
            from person_merge m join person_counter c on c.project = m.project
            where m.project = ? and m.version > ? and m.version <= c.copied_version
            order by m.version limit ?
            """)
        .params(project.value(), version, limit)
        .query((row, _) -> new Merge(row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  @Override
  public long newest(ProjectId project) {
    return jdbc.sql(
            """
            select coalesce(max(m.version), 0)
            from person_merge m join person_counter c on c.project = m.project
            where m.project = ? and m.version <= c.copied_version
            """)
        .param(project.value())
        .query(Long.class)
        .single();
  }
}
