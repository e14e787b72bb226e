package io.tandem.access;

import io.tandem.shared.ProjectId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MemberEmailStore implements Members {

  private final JdbcClient jdbc;

  MemberEmailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean contains(ProjectId project, String email) {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM membership s JOIN member m ON m.id = s.member_id
              WHERE s.project_id = :project AND m.email = lower(:email))
            """)
        .param("project", project.value())
        .param("email", email)
        .query(Boolean.class)
        .single();
  }
}
