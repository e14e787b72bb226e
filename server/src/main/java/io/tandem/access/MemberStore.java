package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MemberStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  MemberStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Account> byEmail(String email) {
    return jdbc.sql("SELECT * FROM member WHERE email = lower(:email)")
        .param("email", email)
        .query(MemberStore::account)
        .optional();
  }

  Optional<Account> byId(long id) {
    return jdbc.sql("SELECT * FROM member WHERE id = :id")
        .param("id", id)
        .query(MemberStore::account)
        .optional();
  }

  Map<ProjectId, Set<Role>> rolesOf(long member) {
    Map<ProjectId, Set<Role>> roles = new HashMap<>();
    jdbc.sql("SELECT project_id, roles FROM membership WHERE member_id = :member")
        .param("member", member)
        .query(row -> {
          roles.put(new ProjectId(row.getInt("project_id")), roles(row.getArray("roles")));
        });
    return Map.copyOf(roles);
  }

  /** Members of a project by e-mail address. */
  List<MemberView> members(ProjectId project) {
    return jdbc.sql(
            """
            SELECT m.id, m.email, m.name, s.roles, s.version
            FROM membership s JOIN member m ON m.id = s.member_id
            WHERE s.project_id = :project ORDER BY m.email
            """)
        .param("project", project.value())
        .query((row, _) ->
            new MemberView(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                List.copyOf(roles(row.getArray("roles"))),
                row.getLong("version")))
        .list();
  }

  long insert(String email, String name, String passwordHash) {
    return jdbc.sql(
            """
            INSERT INTO member (email, name, password_hash, created_at)
            VALUES (lower(:email), :name, :hash, :now) RETURNING id
            """)
        .param("email", email)
        .param("name", name)
        .param("hash", passwordHash)
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  void updateAccount(long id, String name, @Nullable String locale) {
    jdbc.sql("UPDATE member SET name = :name, locale = :locale WHERE id = :id")
        .param("id", id)
        .param("name", name)
        .param("locale", locale)
        .update();
  }

  void setPassword(long id, String passwordHash) {
    jdbc.sql("UPDATE member SET password_hash = :hash WHERE id = :id")
        .param("id", id)
        .param("hash", passwordHash)
        .update();
  }

  /** Makes someone a member, or replaces the roles of a member. */
  void setRoles(ProjectId project, long member, Set<Role> roles) {
    voidPasswordLinks(member);
    jdbc.sql(
            """
            INSERT INTO membership (project_id, member_id, roles) VALUES (:project, :member, :roles)
            ON CONFLICT (project_id, member_id)
            DO UPDATE SET roles = excluded.roles, version = membership.version + 1
            """)
        .param("project", project.value())
        .param("member", member)
        .param("roles", names(roles))
        .update();
  }

  void remove(ProjectId project, long member) {
    voidPasswordLinks(member);
    jdbc.sql("DELETE FROM membership WHERE project_id = :project AND member_id = :member")
        .param("project", project.value())
        .param("member", member)
        .update();
  }

  /** Who made a link answered for it by roles that are changing, as do the doors it opens. */
  private void voidPasswordLinks(long member) {
    jdbc.sql("DELETE FROM password_reset WHERE member_id = :member OR made_by = :member")
        .param("member", member)
        .update();
  }

  /** Serialises changes of a project's members. */
  void lock(ProjectId project) {
    jdbc.sql("SELECT id FROM project WHERE id = :project FOR UPDATE")
        .param("project", project.value())
        .query(Integer.class)
        .single();
  }

  static String[] names(Collection<Role> roles) {
    return roles.stream().sorted().distinct().map(Role::key).toArray(String[]::new);
  }

  static Set<Role> roles(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(Role::of)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getString("email"),
        row.getString("name"),
        row.getString("locale"),
        row.getString("password_hash"));
  }

  record Account(
      long id, String email, String name, @Nullable String locale, String passwordHash) {}
}
