package io.tandem.growth;

import io.tandem.shared.ProjectId;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WorkStepStore {

  private final JdbcClient jdbc;

  WorkStepStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(ProjectId project, long no, WorkStep step) {
    jdbc.sql(
            """
            INSERT INTO work_step (work_id, time, actor, from_state, to_state, comment)
            SELECT id, :time, :actor, :from, :to, :comment FROM work_item
            WHERE project_id = :project AND no = :no
            """)
        .param("project", project.value())
        .param("no", no)
        .param("time", Timestamp.from(step.time()))
        .param("actor", step.actor())
        .param("from", step.from() == null ? null : step.from().key())
        .param("to", step.to().key())
        .param("comment", step.comment())
        .update();
  }

  /** The histories of items by their row id, each oldest first. */
  Map<Long, List<WorkStep>> of(Collection<Long> items) {
    Map<Long, List<WorkStep>> histories = new HashMap<>();
    jdbc.sql("SELECT * FROM work_step WHERE work_id = ANY(:items) ORDER BY id")
        .param("items", items.toArray(Long[]::new))
        .query(row -> {
          String from = row.getString("from_state");
          histories
              .computeIfAbsent(row.getLong("work_id"), _ -> new ArrayList<>())
              .add(
                  new WorkStep(
                      row.getTimestamp("time").toInstant(),
                      row.getString("actor"),
                      from == null ? null : WorkState.of(from),
                      WorkState.of(row.getString("to_state")),
                      row.getString("comment")));
        });
    return histories;
  }
}
