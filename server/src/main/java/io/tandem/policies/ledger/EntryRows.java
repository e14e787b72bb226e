package io.tandem.policies.ledger;

import io.tandem.access.Role;
import io.tandem.policies.ActionState;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.ledger.Entry.Answerable;
import io.tandem.policies.ledger.Entry.Deciding;
import io.tandem.policies.ledger.Entry.Progress;
import io.tandem.policies.ledger.Entry.Rule;
import io.tandem.policies.ledger.Entry.Source;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of the table {@code action}. */
@Component
class EntryRows implements RowMapper<Entry> {

  private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

  private final JsonMapper json;

  EntryRows(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Entry mapRow(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getLong("no"),
        new ProjectId(row.getInt("project_id")),
        row.getString("type"),
        row.getString("name"),
        ActionState.of(row.getString("state")),
        source(row),
        subject(row),
        row.getInt("priority"),
        json.readValue(row.getString("why"), Sentence.class),
        sentence(row.getString("preview")),
        json.readValue(row.getString("parameters"), PARAMETERS),
        rule(row),
        deciding(row),
        progress(row),
        row.getLong("version"));
  }

  private static @Nullable Source source(ResultSet row) throws SQLException {
    String policy = row.getString("policy");
    if (policy == null) {
      return null;
    }
    return new Source(
        policy,
        new Names(row.getString("policy_zh"), row.getString("policy_en")),
        row.getLong("revision"),
        row.getObject("episode", Long.class),
        row.getString("occurrence"),
        row.getObject("bucket", LocalDate.class));
  }

  private static @Nullable PolicySubject subject(ResultSet row) throws SQLException {
    String kind = row.getString("subject_kind");
    return kind == null ? null : new PolicySubject(kind, row.getString("subject_key"));
  }

  private static @Nullable Rule rule(ResultSet row) throws SQLException {
    String role = row.getString("role");
    if (role == null) {
      return null;
    }
    return new Rule(
        Role.of(role),
        row.getBoolean("self_approval"),
        row.getInt("expires_hours"),
        row.getObject("reminder_hours", Integer.class),
        instant(row, "expires_at"),
        instant(row, "remind_at"),
        instant(row, "reminded_at"));
  }

  private static Deciding deciding(ResultSet row) throws SQLException {
    return new Deciding(
        row.getString("requested_by"),
        answerable(row),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getString("comment"));
  }

  private static @Nullable Answerable answerable(ResultSet row) throws SQLException {
    String name = row.getString("answerable");
    return name == null ? null : new Answerable(name, row.getString("answerable_person"));
  }

  private Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        sentence(row.getString("result")),
        row.getString("link"),
        row.getInt("attempts"),
        row.getLong("fence"),
        row.getBoolean("started"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "finished_at"));
  }

  private @Nullable Sentence sentence(@Nullable String text) {
    return text == null ? null : json.readValue(text, Sentence.class);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
