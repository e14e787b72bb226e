package io.tandem.cli.bench;

import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.FunnelQuestion;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.RetentionQuestion;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The questions of the design's table, about 30 days in the middle of the history. */
final class InsightsQuestions {

  private static final ZoneId UTC = ZoneId.of("UTC");

  static final LocalDates MONTH =
      new LocalDates(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 3, 11), UTC);
  private static final LocalDates TWO_MONTHS =
      new LocalDates(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 4, 9), UTC);

  private static final IndexEvents ANY = IndexEvents.of("*", null);
  private static final IndexEvents OPENED = IndexEvents.of("lesson_opened", null);
  private static final List<String> STEPS = List.of("open", "lesson_opened", "lesson_finished");

  private InsightsQuestions() {}

  static List<InsightsQuestion> all() {
    return List.of(
        active(), retention(), penetration(), funnel(), filteredFunnel(), brokenDownFunnel());
  }

  private static String filled(String sql) {
    return sql.replace("$FROM", millis(MONTH.start().toEpochMilli()))
        .replace("$TO", millis(MONTH.end().toEpochMilli()))
        .replace("$LAST", millis(TWO_MONTHS.end().toEpochMilli()))
        .replace("$REST", millis(MONTH.end().toEpochMilli() + 7 * 86_400_000L));
  }

  private static String millis(long time) {
    return Long.toString(time);
  }

  private static InsightsQuestion active() {
    return new InsightsQuestion(
        "active people per day, 30 days",
        50,
        view -> column(view.counts(ANY, DaySpan.buckets(MONTH, Interval.DAY), null)),
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
        view -> view.overlap(OPENED, ANY, DaySpan.buckets(MONTH, Interval.DAY)),
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

  private static long[][] retained(IndexView view) {
    List<DaySpan> cohorts = DaySpan.buckets(MONTH, Interval.DAY);
    long[][] table =
        view.retention(
            new RetentionQuestion(
                IndexEvents.of("sign_up", null),
                ANY,
                cohorts,
                DaySpan.buckets(TWO_MONTHS, Interval.DAY),
                30,
                true,
                false,
                null));
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < table.length; i++) {
      for (int period = 0; period < 30; period++) {
        if (table[i][period] > 0) {
          rows.add(new long[] {cohorts.get(i).from(), period, table[i][period]});
        }
      }
    }
    return rows.toArray(long[][]::new);
  }

  private static InsightsQuestion funnel() {
    return new InsightsQuestion(
        "funnel of 3 steps, 7-day window, 30 days",
        200,
        view ->
            new long[][] {
              view.funnel(
                  new FunnelQuestion(
                      STEPS.stream().map(step -> IndexEvents.of(step, null)).toList(),
                      MONTH,
                      Duration.ofDays(7),
                      null))
            },
        funnelSql("", "", ""),
        clickhouseFunnel("", "", ""));
  }

  private static InsightsQuestion filteredFunnel() {
    return new InsightsQuestion(
        "the funnel in one country (promoted)",
        2500,
        null,
        funnelSql("AND p1 = 'CN'", "", ""),
        clickhouseFunnel("AND country = 'CN'", "", ""));
  }

  private static InsightsQuestion brokenDownFunnel() {
    return new InsightsQuestion(
        "the funnel by country (promoted)",
        2500,
        null,
        funnelSql("", ", p1", "GROUP BY p1 ORDER BY p1"),
        clickhouseFunnel("", ", country", "GROUP BY country ORDER BY country"));
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

  private static long[][] column(long[] values) {
    long[][] rows = new long[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new long[] {values[i]};
    }
    return rows;
  }
}
