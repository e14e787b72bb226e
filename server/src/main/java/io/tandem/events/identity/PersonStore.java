package io.tandem.events.identity;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Persons and their ids; a handful of statements for a whole batch. */
@Component
class PersonStore {

  private static final TypeReference<Map<String, Long>> MARKS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PersonStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @param copiedVersion all changes up to it are in the event store
   */
  record Counter(ProjectId project, long lastPerson, long version, long copiedVersion) {}

  /** Makes sure the project's next key lies above {@code highestPerson}. */
  Counter open(ProjectId project, long highestPerson) {
    return jdbc.sql(
            """
            insert into person_counter (project, last_person) values (?, ?)
            on conflict (project) do update
              set last_person = greatest(person_counter.last_person, excluded.last_person)
            returning project, last_person, version, copied_version
            """)
        .params(project.value(), highestPerson)
        .query((row, _) -> new Counter(project, row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  List<ProjectId> projects() {
    return jdbc.sql("select project from person_counter order by project")
        .query((row, _) -> new ProjectId(row.getInt(1)))
        .list();
  }

  /** Waits until no other transaction creates or changes people of the project. */
  Counter lock(ProjectId project) {
    return jdbc.sql(
            """
            select last_person, version, copied_version from person_counter
            where project = ? for update
            """)
        .param(project.value())
        .query((row, _) -> new Counter(project, row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  void count(ProjectId project, long lastPerson, long version) {
    jdbc.sql("update person_counter set last_person = ?, version = ? where project = ?")
        .params(lastPerson, version, project.value())
        .update();
  }

  void copied(ProjectId project, long version) {
    jdbc.sql(
            """
            update person_counter set copied_version = ? where project = ? and copied_version < ?
            """)
        .params(version, project.value(), version)
        .update();
  }

  /** Who the ids belong to; {@code identified} tells whether that person is known. */
  record Owner(String distinctId, long person, boolean identified) {}

  List<Owner> owners(ProjectId project, Collection<String> ids) {
    return jdbc.sql(
            """
            select d.distinct_id, d.person, p.identified
            from distinct_id d join person p on p.project = d.project and p.person = d.person
            where d.project = ? and d.distinct_id = any(?)
            """)
        .params(project.value(), ids.toArray(String[]::new))
        .query((row, _) -> new Owner(row.getString(1), row.getLong(2), row.getBoolean(3)))
        .list();
  }

  Map<Long, PersonNode> load(ProjectId project, Collection<Long> keys) {
    Map<Long, PersonNode> nodes = new HashMap<>();
    jdbc.sql(
            """
            select person, identified, properties, usual_mark, marks from person
            where project = ? and person = any(?)
            """)
        .params(project.value(), keys.toArray(Long[]::new))
        .query(row -> {
          long key = row.getLong(1);
          ObjectNode properties = (ObjectNode) json.readTree(row.getString(3));
          Map<String, Long> marks = json.readValue(row.getString(5), MARKS);
          PersonProperties known = new PersonProperties(properties, row.getLong(4), marks);
          nodes.put(key, new PersonNode(key, false, row.getBoolean(2), known));
        });
    return nodes;
  }

  void insertPersons(ProjectId project, List<PersonNode> people) {
    jdbc.sql(
            """
            insert into person
              (project, person, identified, properties, version, merged_into, usual_mark, marks)
            select ?, person, identified, properties::jsonb, version, nullif(merged, 0), usual,
              marks::jsonb
            from unnest(?::bigint[], ?::boolean[], ?::text[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[])
              as t (person, identified, properties, version, merged, usual, marks)
            """)
        .params(
            project.value(),
            keys(people),
            identified(people),
            properties(people),
            versions(people),
            merged(people),
            usual(people),
            marks(people))
        .update();
  }

  void updatePersons(ProjectId project, List<PersonNode> people) {
    jdbc.sql(
            """
            update person p set identified = t.identified, properties = t.properties::jsonb,
              version = greatest(p.version, t.version), merged_into = nullif(t.merged, 0),
              usual_mark = t.usual, marks = t.marks::jsonb
            from unnest(?::bigint[], ?::boolean[], ?::text[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[])
              as t (person, identified, properties, version, merged, usual, marks)
            where p.project = ? and p.person = t.person
            """)
        .params(
            keys(people),
            identified(people),
            properties(people),
            versions(people),
            merged(people),
            usual(people),
            marks(people),
            project.value())
        .update();
  }

  void insertIds(ProjectId project, Map<String, Long> ids, long created) {
    jdbc.sql(
            """
            insert into distinct_id (project, distinct_id, person, created)
            select ?, distinct_id, person, ?
            from unnest(?::text[], ?::bigint[]) as t (distinct_id, person)
            """)
        .params(
            project.value(),
            created,
            ids.keySet().toArray(String[]::new),
            ids.values().toArray(Long[]::new))
        .update();
  }

  /** Moves the ids of people merged away and answers them. */
  List<String> moveIds(ProjectId project, Map<Long, Long> survivors) {
    return jdbc.sql(
            """
            update distinct_id d set person = t.survivor
            from unnest(?::bigint[], ?::bigint[]) as t (person, survivor)
            where d.project = ? and d.person = t.person
            returning d.distinct_id
            """)
        .params(
            survivors.keySet().toArray(Long[]::new),
            survivors.values().toArray(Long[]::new),
            project.value())
        .query(String.class)
        .list();
  }

  void insertMerges(ProjectId project, List<MergeCopy> merges) {
    jdbc.sql(
            """
            insert into person_merge (project, version, from_person, into_person)
            select ?, version, gone, survivor
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as t (version, gone, survivor)
            """)
        .params(
            project.value(),
            merges.stream().map(MergeCopy::version).toArray(Long[]::new),
            merges.stream().map(MergeCopy::from).toArray(Long[]::new),
            merges.stream().map(MergeCopy::into).toArray(Long[]::new))
        .update();
  }

  /** Property changes behind a version, oldest first. */
  List<PersonCopy> copies(Changes changes, int limit) {
    return jdbc.sql(
            """
            select person, properties, version from person
            where project = ? and version between ? and ? order by version limit ?
            """)
        .params(changes.project().value(), changes.first(), changes.last(), limit)
        .query((row, _) ->
            new PersonCopy(changes.project(), row.getLong(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /** Merges behind a version, oldest first. */
  List<MergeCopy> merges(Changes changes, int limit) {
    return jdbc.sql(
            """
            select from_person, into_person, version from person_merge
            where project = ? and version between ? and ? order by version limit ?
            """)
        .params(changes.project().value(), changes.first(), changes.last(), limit)
        .query((row, _) ->
            new MergeCopy(changes.project(), row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private static Long[] keys(List<PersonNode> people) {
    return people.stream().map(person -> person.key).toArray(Long[]::new);
  }

  private static Boolean[] identified(List<PersonNode> people) {
    return people.stream().map(person -> person.identified).toArray(Boolean[]::new);
  }

  private String[] properties(List<PersonNode> people) {
    return people.stream()
        .map(person -> json.writeValueAsString(person.properties.values()))
        .toArray(String[]::new);
  }

  private static Long[] usual(List<PersonNode> people) {
    return people.stream().map(person -> person.properties.usual()).toArray(Long[]::new);
  }

  private String[] marks(List<PersonNode> people) {
    return people.stream()
        .map(person -> person.properties.others(person.properties.usual()))
        .map(json::writeValueAsString)
        .toArray(String[]::new);
  }

  private static Long[] versions(List<PersonNode> people) {
    return people.stream().map(person -> person.version).toArray(Long[]::new);
  }

  private static Long[] merged(List<PersonNode> people) {
    return people.stream()
        .map(person -> person.mergedInto == null ? 0L : person.root().key)
        .toArray(Long[]::new);
  }
}
