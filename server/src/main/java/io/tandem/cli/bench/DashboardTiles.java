package io.tandem.cli.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The twelve tiles of a dashboard, eight of them of the kinds that the index answers. */
final class DashboardTiles {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 20);
  private static final List<String> STEPS = List.of("open", "lesson_opened", "lesson_finished");
  private static final List<Map<String, Object>> BY_COUNTRY =
      List.of(Map.of("property", "country", "limit", 5));

  private DashboardTiles() {}

  /** Those of a dashboard about 30 days of its own. */
  static List<Map<String, Object>> of(int dashboard) {
    LocalDate from = FROM.plusDays(dashboard);
    List<Map<String, Object>> tiles = new ArrayList<>();
    tiles.add(query("trend", from, "series", List.of(people("*"))));
    tiles.add(query("trend", from, "series", STEPS.stream().map(DashboardTiles::people).toList()));
    tiles.add(query("trend", from, "series", List.of(people("open")), "interval", "week"));
    tiles.add(query("trend", from, "series", List.of(Map.of("event", "*", "measure", "events"))));
    tiles.add(query("funnel", from, "steps", steps(), "window", "P7D"));
    tiles.add(
        query("retention", from, "start", event("open"), "return", event("*"), "periods", 15));
    tiles.add(query("stickiness", from, "series", List.of(event("open"))));
    tiles.add(query("lifecycle", from, "event", event("open")));
    tiles.add(query("trend", from, "series", List.of(people("open")), "breakdown", BY_COUNTRY));
    tiles.add(query("trend", from, "series", List.of(people("open")), "where", inChina()));
    tiles.add(query("funnel", from, "steps", steps(), "window", "P7D", "where", inChina()));
    tiles.add(query("trend", from, "series", List.of(sum()), "interval", "week"));
    return tiles;
  }

  private static Map<String, Object> query(String kind, LocalDate from, Object... more) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("kind", kind);
    query.put("from", from.toString());
    query.put("to", from.plusDays(29).toString());
    for (int i = 0; i < more.length; i += 2) {
      query.put((String) more[i], more[i + 1]);
    }
    return query;
  }

  private static Map<String, Object> people(String event) {
    return Map.of("event", event, "measure", "people");
  }

  private static Map<String, Object> event(String name) {
    return Map.of("event", name);
  }

  private static List<Map<String, Object>> steps() {
    return STEPS.stream().map(DashboardTiles::event).toList();
  }

  private static Map<String, Object> sum() {
    return Map.of("event", "*", "measure", "sum", "property", "amount");
  }

  private static List<Map<String, Object>> inChina() {
    return List.of(Map.of("property", "country", "op", "eq", "value", List.of("CN")));
  }
}
