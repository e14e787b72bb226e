package io.tandem.insights.paths;

import io.tandem.support.Condition;
import io.tandem.support.Histories;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths by writing down everybody's events and reading them again.
 *
 * @param anchor name to start from or end at; null for the first event
 * @param property whose value names the node, or null
 * @param perSession one path a session; events without one do not count
 */
record PathsOracle(
    ZoneId zone,
    LocalDate from,
    LocalDate to,
    @Nullable String anchor,
    boolean backwards,
    List<String> exclude,
    @Nullable String property,
    int depth,
    int limit,
    @Nullable String window,
    boolean perSession,
    List<Condition> where) {

  /** Whose path it is. */
  record Walker(Somebody person, String session) {}

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "paths");
    json.put("from", from.toString());
    json.put("to", to.toString());
    if (anchor != null) {
      json.put(backwards ? "end" : "start", Map.of("event", anchor));
    }
    json.put("exclude", exclude);
    json.put("groupBy", property);
    json.put("depth", depth);
    json.put("limit", limit);
    json.put("window", window);
    json.put("perSession", perSession);
    json.put("where", where.stream().map(Condition::json).toList());
    return json;
  }

  private Walker walker(Fact fact) {
    return new Walker(
        fact.person(), perSession ? String.valueOf(fact.text(Histories.SESSION)) : "");
  }

  /** The path of each person, or session of a person, who has one. */
  Map<Walker, List<String>> paths(List<Fact> facts) {
    Map<Walker, List<Fact>> people = new LinkedHashMap<>();
    facts.stream()
        .filter(this::seen)
        .sorted(
            Comparator.comparing(Fact::time)
                .thenComparing(this::label)
                .thenComparing(this::isAnchor))
        .forEach(fact -> people.computeIfAbsent(walker(fact), k -> new ArrayList<>()).add(fact));
    Map<Walker, List<String>> paths = new HashMap<>();
    people.forEach((person, own) -> {
      List<String> path = path(own);
      if (!path.isEmpty()) {
        paths.put(person, path);
      }
    });
    return paths;
  }

  private boolean seen(Fact fact) {
    LocalDate day = fact.day(zone);
    boolean node = !exclude.contains(fact.event());
    return !day.isBefore(from)
        && !day.isAfter(to)
        && (node || isAnchor(fact))
        && (!perSession || fact.text(Histories.SESSION) != null)
        && where.stream().allMatch(condition -> condition.holds(fact));
  }

  private boolean isAnchor(Fact fact) {
    return anchor == null ? !exclude.contains(fact.event()) : anchor.equals(fact.event());
  }

  private String label(Fact fact) {
    String value = property == null ? null : fact.text(property);
    return value == null ? fact.event() : value;
  }

  private List<String> path(List<Fact> own) {
    int at = 0;
    while (at < own.size() && !isAnchor(own.get(at))) {
      at++;
    }
    if (at == own.size()) {
      return List.of();
    }
    List<Fact> way = backwards ? own.subList(0, at + 1).reversed() : own.subList(at, own.size());
    List<String> path = new ArrayList<>();
    for (Fact fact : way) {
      boolean late =
          window != null
              && Duration.between(way.getFirst().time(), fact.time())
                      .abs()
                      .compareTo(Duration.parse(window))
                  > 0;
      if (late || path.size() == depth && !path.getLast().equals(label(fact))) {
        break;
      }
      if (path.isEmpty() || !path.getLast().equals(label(fact))) {
        path.add(label(fact));
      }
    }
    return path;
  }

  /** What each path has at a place, the names beyond the limit together. */
  Map<Walker, String> column(Map<Walker, List<String>> paths, int column) {
    Map<String, Integer> counts = new HashMap<>();
    paths.values().stream()
        .filter(path -> path.size() > column)
        .forEach(path -> counts.merge(path.get(column), 1, Integer::sum));
    counts.remove("$other");
    List<String> order = new ArrayList<>(counts.keySet());
    order.sort(
        Comparator.comparingInt((String name) -> -counts.get(name))
            .thenComparing(Comparator.naturalOrder()));
    List<String> kept = order.subList(0, Math.min(limit, order.size()));
    Map<Walker, String> nodes = new HashMap<>();
    paths.forEach((person, path) -> {
      String name = path.size() > column ? path.get(column) : null;
      nodes.put(person, name == null ? "left" : kept.contains(name) ? "event " + name : "other");
    });
    return nodes;
  }
}
