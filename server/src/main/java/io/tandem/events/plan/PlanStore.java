package io.tandem.events.plan;

import io.tandem.events.KnownEvent;
import io.tandem.events.PlanStatus;
import io.tandem.events.plan.Learnt.EventTally;
import io.tandem.events.plan.Learnt.PropertyKey;
import io.tandem.events.plan.Learnt.PropertyTally;
import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the tracking plan has learnt, and what people wrote about it. */
@Component
class PlanStore {

  private static final String ADD_PROPERTIES =
      """
      insert into known_property as k (project, event, name, type, count, examples)
      select ?, t.event, t.name, t.type, t.count, t.examples::jsonb
      from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
        as t (event, name, type, count, examples)
      on conflict (project, event, name) do update set
        count = k.count + excluded.count,
        type = case
          when k.type is null or k.type = excluded.type then excluded.type
          when excluded.type is null then k.type
          when k.type in ('text', 'time') and excluded.type in ('text', 'time') then 'text'
          else 'mixed' end,
        examples = case when jsonb_array_length(k.examples) >= 5 then k.examples else
          (select coalesce(jsonb_agg(e), '[]') from (
            select distinct e from jsonb_array_elements(k.examples || excluded.examples) e
            limit 5)) end
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PlanStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Learnt learnt) {
    addEvents(learnt);
    addProperties(learnt);
    if (learnt.otherEvents + learnt.otherProperties > 0) {
      jdbc.sql(
              """
              insert into plan_overflow (project, events, properties) values (?, ?, ?)
              on conflict (project) do update set
                events = plan_overflow.events + excluded.events,
                properties = plan_overflow.properties + excluded.properties
              """)
          .params(learnt.project.value(), learnt.otherEvents, learnt.otherProperties)
          .update();
    }
  }

  PlanOverflow overflow(ProjectId project) {
    return jdbc.sql("select events, properties from plan_overflow where project = ?")
        .param(project.value())
        .query((row, _) -> PlanOverflow.of(row.getLong("events"), row.getLong("properties")))
        .optional()
        .orElseGet(() -> PlanOverflow.of(0, 0));
  }

  private void addEvents(Learnt learnt) {
    List<EventTally> tallies = List.copyOf(learnt.events.values());
    jdbc.sql(
            """
            insert into known_event as k (project, name, count, first_seen, last_seen)
            select ?, t.* from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[]) as t
            on conflict (project, name) do update set
              count = k.count + excluded.count,
              first_seen = least(k.first_seen, excluded.first_seen),
              last_seen = greatest(k.last_seen, excluded.last_seen)
            """)
        .params(
            learnt.project.value(),
            learnt.events.keySet().toArray(String[]::new),
            tallies.stream().map(tally -> tally.count).toArray(Long[]::new),
            tallies.stream().map(tally -> tally.first).toArray(Long[]::new),
            tallies.stream().map(tally -> tally.last).toArray(Long[]::new))
        .update();
  }

  private void addProperties(Learnt learnt) {
    List<PropertyKey> keys = List.copyOf(learnt.properties.keySet());
    List<PropertyTally> tallies = List.copyOf(learnt.properties.values());
    jdbc.sql(ADD_PROPERTIES)
        .params(
            learnt.project.value(),
            keys.stream().map(PropertyKey::event).toArray(String[]::new),
            keys.stream().map(PropertyKey::name).toArray(String[]::new),
            tallies.stream()
                .map(tally -> tally.type == null ? null : tally.type.key())
                .toArray(String[]::new),
            tallies.stream().map(tally -> tally.count).toArray(Long[]::new),
            tallies.stream()
                .map(tally -> json.writeValueAsString(tally.examples))
                .toArray(String[]::new))
        .update();
  }

  List<KnownEvent> events(ProjectId project) {
    return jdbc.sql(
            """
            select e.*, (select count(*) from known_property p
              where p.project = e.project and p.event = e.name) as properties
            from known_event e where e.project = ? order by e.name
            """)
        .param(project.value())
        .query((row, _) ->
            new KnownEvent(
                row.getString("name"),
                row.getString("description"),
                PlanStatus.of(row.getString("status")),
                row.getLong("count"),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("last_seen")),
                row.getInt("properties"),
                row.getLong("version")))
        .list();
  }

  /** A property of one event. */
  record PropertyRow(String event, String name, String type, long count, List<String> examples) {}

  List<PropertyRow> properties(ProjectId project) {
    return jdbc.sql(
            """
            select event, name, coalesce(type, 'text'), count, examples from known_property
            where project = ? order by name, event
            """)
        .param(project.value())
        .query((row, _) ->
            new PropertyRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                List.of(json.readValue(row.getString(5), String[].class))))
        .list();
  }

  /** What people decided about a name, in its version. */
  record Note(String name, String description, PlanStatus status, long version) {}

  List<Note> propertyNotes(ProjectId project) {
    return jdbc.sql(
            """
            select name, description, status, version from property_note
            where project = ? order by name
            """)
        .param(project.value())
        .query((row, _) ->
            new Note(
                row.getString(1),
                row.getString(2),
                PlanStatus.of(row.getString(3)),
                row.getLong(4)))
        .list();
  }

  /** Every name that is blocked, of events and properties. */
  record Blocked(ProjectId project, boolean event, String name) {}

  List<Blocked> blocked() {
    return jdbc.sql(
            """
            select project, true, name from known_event where status = 'blocked'
            union all
            select project, false, name from property_note where status = 'blocked'
            """)
        .query((row, _) ->
            new Blocked(new ProjectId(row.getInt(1)), row.getBoolean(2), row.getString(3)))
        .list();
  }

  /** Over the note's version; false when the event is at another. */
  boolean noteEvent(ProjectId project, Note note) {
    return jdbc.sql(
                """
                update known_event set description = ?, status = ?, version = version + 1
                where project = ? and name = ? and version = ?
                """)
            .params(
                note.description(),
                note.status().key(),
                project.value(),
                note.name(),
                note.version())
            .update()
        == 1;
  }

  /** Over the note's version; false when the property is at another. */
  boolean noteProperty(ProjectId project, Note note) {
    return jdbc.sql(
                """
                insert into property_note as n (project, name, description, status, version)
                values (?, ?, ?, ?, ?)
                on conflict (project, name) do update set description = excluded.description,
                  status = excluded.status, version = excluded.version
                where n.version = excluded.version - 1
                """)
            .params(
                project.value(),
                note.name(),
                note.description(),
                note.status().key(),
                note.version() + 1)
            .update()
        == 1;
  }

  /** The names learnt so far. */
  Names names(ProjectId project) {
    Names names = new Names();
    List<String> events = new ArrayList<>();
    jdbc.sql("select name from known_event where project = ?")
        .param(project.value())
        .query(row -> {
          events.add(row.getString(1));
        });
    events.forEach(names::admitEvent);
    jdbc.sql("select event, name from known_property where project = ?")
        .param(project.value())
        .query(row -> {
          names.admitProperty(new PropertyKey(row.getString(1), row.getString(2)));
        });
    return names;
  }
}
