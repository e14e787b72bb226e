package io.tandem.cli.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The questions of the design's table, about 30 days in the middle of the history. */
final class InsightsQuestions {

  private static final LocalDate FROM = LocalDate.of(2026, 2, 10);
  private static final LocalDate TO = LocalDate.of(2026, 3, 11);
  private static final int PERIODS = 30;
  private static final int WINDOW_DAYS = 7;

  private static final List<String> STEPS = List.of("open", "lesson_opened", "lesson_finished");

  /** Where questions are put. */
  static final String PATH = "/api/projects/default/query";

  private InsightsQuestions() {}

  static List<InsightsQuestion> all() {
    return List.of(
        active(), retention(), penetration(), funnel(), filteredFunnel(), brokenDownFunnel());
  }

  private static String filled(String sql) {
    LocalDate behind = TO.plusDays(1);
    return sql.replace("$FROM", millis(FROM))
        .replace("$TO", millis(behind))
        .replace("$LAST", millis(behind.plusDays(PERIODS - 1)))
        .replace("$REST", millis(behind.plusDays(WINDOW_DAYS)));
  }

  private static String millis(LocalDate day) {
    return Long.toString(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
  }

  /** A question about the 30 days, to be filled in. */
  static Map<String, Object> query(String kind) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("kind", kind);
    query.put("from", FROM.toString());
    query.put("to", TO.toString());
    return query;
  }

  private static Map<String, Object> people(String... events) {
    Map<String, Object> query = query("trend");
    List<Object> series = new ArrayList<>();
    for (String event : events) {
      series.add(Map.of("event", event, "measure", "people"));
    }
    query.put("series", series);
    return query;
  }

  /** A row a bucket, a column a series. */
  private static long[][] columns(JsonNode trend) {
    JsonNode series = trend.get("series");
    long[][] rows = new long[trend.get("buckets").size()][series.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < series.size(); column++) {
        rows[i][column] = series.get(column).get("values").get(i).longValue();
      }
    }
    return rows;
  }

  private static InsightsQuestion active() {
    return new InsightsQuestion(
        "active people per day, 30 days",
        50,
        people("*"),
        InsightsQuestions::columns,
        filled(
            """
            SELECT count(DISTINCT person) FROM event_view
            WHERE project = 1 AND time >= $FROM AND time < $TO
            GROUP BY time // 86400000 ORDER BY time // 86400000\
            """),
        filled(
            """
            SELECT uniqExact(person) FROM event WHERE time >= $FROM AND time < $TO
            GROUP BY intDiv(time, 86400000) AS d ORDER BY d\
            """));
  }

  private static InsightsQuestion penetration() {
    return new InsightsQuestion(
        "penetration per day, 30 days",
        50,
        people("lesson_opened", "*"),
        InsightsQuestions::columns,
        filled(
            """
            SELECT count(DISTINCT person) FILTER (name = 'lesson_opened'), count(DISTINCT person)
            FROM event_view WHERE project = 1 AND time >= $FROM AND time < $TO
            GROUP BY time // 86400000 ORDER BY time // 86400000\
            """),
        filled(
            """
            SELECT uniqExactIf(person, name = 'lesson_opened'), uniqExact(person)
            FROM event WHERE time >= $FROM AND time < $TO
            GROUP BY intDiv(time, 86400000) AS d ORDER BY d\
            """));
  }

  private static InsightsQuestion retention() {
    return new InsightsQuestion(
        "retention 30 x 30, from sign-up",
        50,
        retentionQuery(),
        InsightsQuestions::retained,
        filled(
            """
            WITH starts AS (
              SELECT person, min(time) // 86400000 AS day FROM event_view
              WHERE project = 1 AND name = 'sign_up' GROUP BY person),
            back AS (
              SELECT DISTINCT person, time // 86400000 AS day FROM event_view
              WHERE project = 1 AND time >= $FROM AND time < $LAST)
            SELECT s.day, b.day - s.day AS period, count(*) FROM starts s JOIN back b USING (person)
            WHERE s.day >= $FROM // 86400000 AND s.day < $TO // 86400000
              AND period BETWEEN 0 AND 29
            GROUP BY s.day, period ORDER BY s.day, period\
            """),
        retentionOfClickHouse());
  }

  private static String retentionOfClickHouse() {
    return filled(
        """
        WITH starts AS (
          SELECT person, intDiv(min(time), 86400000) AS first FROM event
          WHERE name = 'sign_up' GROUP BY person
          HAVING first >= intDiv($FROM, 86400000) AND first < intDiv($TO, 86400000)),
        back AS (
          SELECT DISTINCT person, intDiv(time, 86400000) AS day FROM event
          WHERE time >= $FROM AND time < $LAST)
        SELECT first, day - first AS period, count() FROM back INNER JOIN starts USING (person)
        WHERE period BETWEEN 0 AND 29 GROUP BY first, period ORDER BY first, period\
        """);
  }

  private static Map<String, Object> retentionQuery() {
    Map<String, Object> query = query("retention");
    query.put("start", Map.of("event", "sign_up"));
    query.put("return", Map.of("event", "*"));
    query.put("periods", PERIODS);
    query.put("mode", "first");
    return query;
  }

  /** Cohort, period and people of each cell in which there is somebody. */
  private static long[][] retained(JsonNode retention) {
    List<long[]> rows = new ArrayList<>();
    for (JsonNode cohort : retention.get("cohorts")) {
      long day = LocalDate.parse(cohort.get("start").stringValue()).toEpochDay();
      for (int period = 0; period < PERIODS; period++) {
        long people = cohort.get("values").get(period).longValue();
        if (people > 0) {
          rows.add(new long[] {day, period, people});
        }
      }
    }
    return rows.toArray(long[][]::new);
  }

  private static InsightsQuestion funnel() {
    return new InsightsQuestion(
        "funnel of 3 steps, 7-day window, 30 days",
        200,
        funnelQuery(),
        answer -> new long[][] {steps(answer)},
        funnelSql("", "", ""),
        clickhouseFunnel("", "", ""));
  }

  private static InsightsQuestion filteredFunnel() {
    Map<String, Object> query = funnelQuery();
    query.put("where", List.of(Map.of("property", "country", "op", "eq", "value", "CN")));
    return new InsightsQuestion(
        "the funnel in one country (promoted)",
        2500,
        query,
        answer -> new long[][] {steps(answer)},
        funnelSql("AND p1 = 'CN'", "", ""),
        clickhouseFunnel("AND country = 'CN'", "", ""));
  }

  private static InsightsQuestion brokenDownFunnel() {
    Map<String, Object> query = funnelQuery();
    query.put("breakdown", List.of(Map.of("property", "country", "limit", 20)));
    return new InsightsQuestion(
        "the funnel by country (promoted)",
        2500,
        query,
        InsightsQuestions::groups,
        funnelSql("", ", p1", "GROUP BY p1 ORDER BY p1"),
        clickhouseFunnel("", ", country", "GROUP BY country ORDER BY country"));
  }

  private static Map<String, Object> funnelQuery() {
    Map<String, Object> query = query("funnel");
    query.put("steps", STEPS.stream().map(step -> Map.of("event", step)).toList());
    query.put("window", "P" + WINDOW_DAYS + "D");
    return query;
  }

  private static long[] steps(JsonNode funnel) {
    long[] people = new long[STEPS.size()];
    for (int step = 0; step < people.length; step++) {
      people[step] = funnel.get("steps").get(step).get("people").longValue();
    }
    return people;
  }

  private static long[][] groups(JsonNode funnel) {
    List<JsonNode> groups = new ArrayList<>();
    funnel.get("groups").forEach(groups::add);
    groups.sort(Comparator.comparing(group -> group.get("breakdown").get(0).stringValue()));
    return groups.stream().map(InsightsQuestions::steps).toArray(long[][]::new);
  }

  /** The latest start of a chain before each event, step by step; ties in order of the steps. */
  private static String funnelSql(String where, String by, String groups) {
    return filled(
        """
        WITH hit AS (
          SELECT person, time, CASE name WHEN 'open' THEN 1 WHEN 'lesson_opened' THEN 2 ELSE 3 END
            AS step%2$s
          FROM event_view WHERE project = 1 AND time >= $FROM AND time < $REST
            AND name IN ('open', 'lesson_opened', 'lesson_finished') %1$s),
        one AS (
          SELECT *, max(CASE WHEN step = 1 AND time < $TO THEN time END) OVER w AS first FROM hit
          WINDOW w AS (PARTITION BY person%2$s ORDER BY time, step
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)),
        two AS (
          SELECT *, max(CASE WHEN step = 2 AND time - first <= 604800000 THEN first END) OVER w AS second
          FROM one
          WINDOW w AS (PARTITION BY person%2$s ORDER BY time, step
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)),
        person AS (
          SELECT person%2$s, max(CASE
              WHEN step = 3 AND time - second <= 604800000 THEN 3
              WHEN step = 2 AND time - first <= 604800000 THEN 2
              WHEN step = 1 AND time < $TO THEN 1 ELSE 0 END) AS level
          FROM two GROUP BY person%2$s)
        SELECT count(*) FILTER (level >= 1), count(*) FILTER (level >= 2),
          count(*) FILTER (level >= 3)
        FROM person %3$s\
        """
            .formatted(where, by, groups));
  }

  private static String clickhouseFunnel(String where, String by, String groups) {
    return filled(
        """
        SELECT countIf(level >= 1), countIf(level >= 2), countIf(level >= 3) FROM (
          SELECT person%2$s, windowFunnel(604800000)(toUInt64(time), name = 'open' AND time < $TO,
            name = 'lesson_opened', name = 'lesson_finished') AS level
          FROM event WHERE time >= $FROM AND time < $REST
            AND name IN ('open', 'lesson_opened', 'lesson_finished') %1$s
          GROUP BY person%2$s) %3$s\
        """
            .formatted(where, by, groups));
  }
}
