package io.tandem.events.identity;

import io.tandem.events.Person;
import io.tandem.shared.ProjectId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads people for whoever looks at them. */
@Component
class PeopleStore {

  private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PeopleStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Each key with the person it stands for now; unknown keys are absent. */
  Map<Long, Long> survivors(ProjectId project, Collection<Long> keys) {
    Map<Long, Long> survivors = new HashMap<>();
    jdbc.sql(
            """
            with recursive chain (asked, person, merged_into) as (
              select person, person, merged_into from person
              where project = ? and person = any(?)
              union all
              select c.asked, p.person, p.merged_into
              from chain c join person p on p.project = ? and p.person = c.merged_into)
            select asked, person from chain where merged_into is null
            """)
        .params(project.value(), keys.toArray(Long[]::new), project.value())
        .query(row -> {
          survivors.put(row.getLong(1), row.getLong(2));
        });
    return survivors;
  }

  /** The person each id belongs to; unknown ids are absent. */
  Map<String, Long> owners(ProjectId project, Collection<String> ids) {
    Map<String, Long> owners = new HashMap<>();
    jdbc.sql(
            "select distinct_id, person from distinct_id where project = ? and distinct_id ="
                + " any(?)")
        .params(project.value(), ids.toArray(String[]::new))
        .query(row -> {
          owners.put(row.getString(1), row.getLong(2));
        });
    return owners;
  }

  /** People by key. */
  Map<Long, Person> people(ProjectId project, Collection<Long> keys) {
    Map<Long, Person> people = new LinkedHashMap<>();
    jdbc.sql(
            """
            select p.person, p.identified, p.properties,
              array(select d.distinct_id from distinct_id d
                where d.project = p.project and d.person = p.person
                order by d.created, d.distinct_id limit 1000) as ids
            from person p where p.project = ? and p.person = any(?)
            """)
        .params(project.value(), keys.toArray(Long[]::new))
        .query(row -> {
          people.put(
              row.getLong(1),
              new Person(
                  row.getLong(1),
                  row.getBoolean(2),
                  List.of((String[]) row.getArray(4).getArray()),
                  properties(row.getString(3))));
        });
    return people;
  }

  private Map<String, Object> properties(String text) {
    return Collections.unmodifiableMap(json.readValue(text, PROPERTIES));
  }

  Optional<Long> owner(ProjectId project, String distinctId) {
    return jdbc.sql("select person from distinct_id where project = ? and distinct_id = ?")
        .params(project.value(), distinctId)
        .query(Long.class)
        .optional();
  }

  /** All people below a key, the highest first. */
  List<Long> below(ProjectId project, long key, int limit) {
    return jdbc.sql(
            """
            select person from person
            where project = ? and person < ? and merged_into is null
            order by person desc limit ?
            """)
        .params(project.value(), key, limit)
        .query(Long.class)
        .list();
  }

  /** Those with the text at the start of an id or anywhere in a property. */
  List<Long> search(ProjectId project, String text, long key, int limit) {
    String pattern = escaped(text);
    return jdbc.sql(
            """
            select p.person from person p
            where p.project = ? and p.person < ? and p.merged_into is null and (
              p.person in (
                select d.person from distinct_id d
                where d.project = ? and d.distinct_id like ?
                order by d.distinct_id limit 1000)
              or exists (
                select 1 from jsonb_each_text(p.properties) e where lower(e.value) like ?))
            order by p.person desc limit ?
            """)
        .params(
            project.value(),
            key,
            project.value(),
            pattern + "%",
            "%" + pattern.toLowerCase(Locale.ROOT) + "%",
            limit)
        .query(Long.class)
        .list();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
