package io.tandem.insights.people;

import io.tandem.events.Masking;
import io.tandem.insights.query.Cursors;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything one person did or met, in one order: product use, campaign touches, ratings and
 * complaints. Newest first; events of the same millisecond by uuid, so that pages neither repeat
 * nor skip an event.
 */
@Service
class Timelines {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final Warehouse warehouse;
  private final TimelineSql sql;
  private final TimelineRules rules;
  private final JsonMapper json;

  Timelines(Warehouse warehouse, TimelineSql sql, TimelineRules rules, JsonMapper json) {
    this.warehouse = warehouse;
    this.sql = sql;
    this.rules = rules;
    this.json = json;
  }

  /**
   * One event as stored.
   *
   * @param time UTC milliseconds
   * @param properties a JSON object
   */
  record Row(UUID uuid, long time, String event, String properties) {}

  /**
   * A page of a person's timeline.
   *
   * @param person key after all merges
   * @param cursor where to go on, null at the start
   */
  Page<TimelineItem> of(ProjectId project, long person, @Nullable String cursor, int limit) {
    Cursors.Moment before = cursor == null ? null : Cursors.moment(cursor);
    List<Row> found =
        warehouse
            .fetch(dsl -> sql.page(dsl, project, person, before, limit + 1), TimelineSql::row)
            .rows();
    List<Row> page = found.stream().limit(limit).toList();
    List<TimelineItem> items = new ArrayList<>(page.size());
    if (!page.isEmpty()) {
      Matches matches = matches(project, person, page);
      page.forEach(row -> items.add(item(row, matches.of(row))));
    }
    String next = found.size() > limit ? cursor(page.getLast()) : null;
    return new Page<>(items, next);
  }

  private record Matches(List<TimelineRule> rules, Set<TimelineSql.Match> filtered) {

    private List<TimelineRule> of(Row row) {
      List<TimelineRule> matching = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        TimelineRule rule = rules.get(i);
        if (rule.mayMatch(row.event())
            && (rule.byNameAlone() || filtered.contains(new TimelineSql.Match(i, row.uuid())))) {
          matching.add(rule);
        }
      }
      return matching;
    }
  }

  private Matches matches(ProjectId project, long person, List<Row> page) {
    List<TimelineRule> possible =
        rules.of(project).stream()
            .filter(rule -> page.stream().anyMatch(row -> rule.mayMatch(row.event())))
            .toList();
    if (possible.stream().allMatch(TimelineRule::byNameAlone)) {
      return new Matches(possible, Set.of());
    }
    List<TimelineSql.Match> filtered =
        warehouse
            .fetch(dsl -> sql.matches(dsl, project, person, possible, page), TimelineSql::match)
            .rows();
    return new Matches(possible, Set.copyOf(filtered));
  }

  private TimelineItem item(Row row, List<TimelineRule> matching) {
    TimelineItem.Wing wing = TimelineItem.Wing.OTHER;
    String feature = null;
    String campaign = null;
    for (TimelineRule rule : matching) {
      wing = rule.wing().telling(wing);
      feature = feature == null ? rule.feature() : feature;
      campaign = campaign == null ? rule.campaign() : campaign;
    }
    return new TimelineItem(
        row.uuid(),
        Instant.ofEpochMilli(row.time()),
        row.event(),
        wing,
        feature,
        campaign,
        Masking.values(json.readValue(row.properties(), OBJECT)));
  }

  private static String cursor(Row row) {
    return Cursors.of(new Cursors.Moment(row.time(), row.uuid()));
  }
}
