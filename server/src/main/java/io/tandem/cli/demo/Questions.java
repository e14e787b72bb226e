package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Days;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Numbers of the default project, asked through the API as anybody would. */
final class Questions {

  private final ApiClient api;

  Questions(ApiClient api) {
    this.api = api;
  }

  /**
   * What is asked of an event.
   *
   * @param property read by sum and mean, else empty
   * @param where filters, all of which must hold
   */
  record Series(String event, String measure, String property, List<Map<String, Object>> where) {

    static Series events(String event) {
      return new Series(event, "events", "", List.of());
    }

    static Series people(String event) {
      return new Series(event, "people", "", List.of());
    }

    static Series sum(String event, String property) {
      return new Series(event, "sum", property, List.of());
    }

    static Series mean(String event, String property) {
      return new Series(event, "avg", property, List.of());
    }

    /** The same with one more filter. */
    Series where(String name, String op, String... values) {
      List<Map<String, Object>> more = new ArrayList<>(where);
      more.add(Map.of("property", name, "op", op, "value", List.of(values)));
      return new Series(event, measure, property, more);
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("event", event);
      json.put("measure", measure);
      if (!property.isEmpty()) {
        json.put("property", property);
      }
      json.put("where", where);
      return json;
    }
  }

  /**
   * A series from one story day to another; people and means are right only where both lie in one
   * calendar month.
   */
  double trend(Series series, int from, int to) {
    Map<String, Object> query =
        Map.of(
            "kind", "trend",
            "from", Days.date(from).toString(),
            "to", Days.date(to).toString(),
            "interval", "month",
            "series", List.of(series.json()));
    JsonNode answer = api.post(Company.PROJECT + "/query", query);
    return answer
        .path("series")
        .path(0)
        .path("values")
        .valueStream()
        .mapToDouble(value -> value.asDouble(0))
        .sum();
  }

  /** People who did one thing and later, within a month, the other, from day to day. */
  long both(Map<String, Object> first, Map<String, Object> then, int from, int to) {
    Map<String, Object> query =
        Map.of(
            "kind", "funnel",
            "from", Days.date(from).toString(),
            "to", Days.date(to).toString(),
            "window", "P30D",
            "steps", List.of(first, then));
    JsonNode steps = api.post(Company.PROJECT + "/query", query).path("steps");
    return steps.path(0).path("people").asLong() == 0
        ? -1 // nobody did the first: nothing was shown
        : steps.path(1).path("people").asLong(-1);
  }

  /**
   * One bucket of a rate.
   *
   * @param rate a fraction, NaN when there is none
   */
  record Rate(long numerator, long denominator, double rate, String status) {}

  /**
   * A rate on a story day; {@code week} takes the week that begins then, {@code total} the range.
   */
  Rate rate(String metric, String subject, int from, int to, String interval) {
    String path =
        Company.PROJECT
            + "/rates?metric="
            + metric
            + "&subject="
            + subject
            + "&from="
            + Days.date(from)
            + "&to="
            + Days.date(to)
            + "&interval="
            + interval;
    return rate(api.get(path).path("buckets").path(0));
  }

  private static Rate rate(JsonNode bucket) {
    return new Rate(
        bucket.path("numerator").asLong(),
        bucket.path("denominator").asLong(),
        bucket.path(bucket.has("rate") ? "rate" : "value").asDouble(Double.NaN),
        bucket.path("status").asString());
  }

  /** A rate on one day. */
  Rate rate(String metric, String subject, int day) {
    return rate(metric, subject, day, day, "day");
  }

  /** The joint board for a feature and a campaign. */
  List<Tile> board(String feature, String campaign) {
    String path =
        Company.PROJECT + "/boards/main/view?feature=" + feature + "&campaign=" + campaign;
    return api.get(path).path("tiles").valueStream().map(Tile::new).toList();
  }

  /** A tile of the board. */
  record Tile(JsonNode json) {

    String metric() {
      return json.path("metric").path("key").asString();
    }

    /** The metric's name in English. */
    String name() {
      return json.path("metric").path("names").path("en").asString(metric());
    }

    /** The feature or campaign it is about, in English; empty when it is about the company. */
    String about() {
      return json.path("metric").path("subjectNames").path("en").asString("");
    }

    /** One of its 30 closed days; empty when the day is none of them. */
    Optional<Rate> on(int day) {
      String date = Days.date(day).toString();
      return json.path("line")
          .valueStream()
          .filter(bucket -> bucket.path("start").asString().equals(date))
          .map(Questions::rate)
          .findFirst();
    }

    /** Local date of its newest closed day. */
    String date() {
      return json.path("lastClosed").path("start").asString();
    }

    /** Its newest closed day. */
    Rate lastClosed() {
      return Questions.rate(json.path("lastClosed"));
    }
  }
}
