package io.tandem.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A large made-up history for {@code bench insights}, written by SQL inside the event store's file
 * while no server uses it. People sign up over the first 90 days and use the product unevenly: some
 * names are a hundred times as frequent as others, new people and a few old ones do most of it.
 */
public final class SyntheticHistory implements AutoCloseable {

  /** Days the history spans. */
  public static final int DAYS = 120;

  /** Midnight before the first event, UTC; 2026-01-01. */
  public static final long FIRST = 1_767_225_600_000L;

  private static final long DAY = 86_400_000L;
  private static final int SIGN_UP_DAYS = 90;

  private static final String NAMES =
      "['open', 'lesson_opened', 'search', 'playback_started', 'lesson_finished', 'quiz_answered',"
          + " 'quiz_finished', 'share', 'comment', 'checkin', 'banner_seen', 'coupon_seen', 'pay',"
          + " 'refund', 'note_taken', 'download', 'invite', 'settings', 'complaint', 'review']";

  /** Placeholders: first number, people before and with that day, start of the day, events. */
  private static final String EVENTS =
      """
      INSERT INTO event (seq, project, uuid, environment, name, distinct_id, person, time, received,
        properties, library, p1, p2)
      WITH raw AS (
        SELECT i, CASE
            WHEN i < s.fresh THEN s.before + i + 1
            WHEN random() < 0.5 THEN s.people - (s.people * pow(random(), 3))::BIGINT
            ELSE 1 + ((s.people * pow(random(), 2))::BIGINT * 7919) %% s.people END AS who,
          s.midnight + (random() * 86399999)::BIGINT AS time, i < s.fresh AS fresh,
          random() AS dice, random() AS amount
        FROM (SELECT ?::BIGINT AS before, ?::BIGINT AS people, ?::BIGINT AS midnight,
            people - before AS fresh) s, range(?) r(i)
      ), made AS (
        SELECT greatest(1, who) AS person, time, round(amount * 1000) / 10 AS amount,
          CASE WHEN fresh THEN 'sign_up' ELSE (%s)[1 + (20 * pow(dice, 2))::INTEGER %% 20] END AS name,
          (['CN', 'US', 'FR', 'JP', 'DE', 'BR', 'IN', 'PE'])[1 + (hash(greatest(1, who)) %% 8)::INTEGER] AS country
        FROM raw
      )
      SELECT ? + row_number() OVER (ORDER BY time), 1, uuid(), 1, name, 'user-' || person, person,
        time, time, '{"country":"' || country || '","amount":' || amount || ',"version":"6.'
          || person %% 9 || '","lesson":"lesson-' || (amount * 4)::INTEGER || '"}', 'bench 1',
        country, amount
      FROM made ORDER BY time\
      """
          .formatted(NAMES);

  private final Connection connection;

  /**
   * Opens the file of a server that has stopped, and that promoted {@code country} as text and
   * {@code amount} as number.
   */
  public SyntheticHistory(Path warehouse) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse.resolve("events.duckdb"));
    execute("SET memory_limit = '2GB'");
    execute("SET temp_directory = '" + warehouse.resolve("spill") + "'");
  }

  /** Writes one day; returns the number of its last event. */
  public long write(int day, long before, long events, long people) throws SQLException {
    long known = signedUp(day - 1, people);
    long with = signedUp(day, people);
    long count = Math.max(events * weight(day) / total(), with - known);
    try (PreparedStatement insert = connection.prepareStatement(EVENTS)) {
      insert.setLong(1, known);
      insert.setLong(2, with);
      insert.setLong(3, FIRST + day * DAY);
      insert.setLong(4, count);
      insert.setLong(5, before);
      return before + insert.executeUpdate();
    }
  }

  private static long signedUp(int day, long people) {
    return people * Math.clamp(day + 1L, 0, SIGN_UP_DAYS) / SIGN_UP_DAYS;
  }

  /** Grows with the people there are. */
  private static long weight(int day) {
    return 20L + Math.min(day + 1, SIGN_UP_DAYS);
  }

  private static long total() {
    long total = 0;
    for (int day = 0; day < DAYS; day++) {
      total += weight(day);
    }
    return total;
  }

  /** Copies what a column store needs to a Parquet file. */
  public void export(Path file) throws SQLException {
    execute(
        "COPY (SELECT name, person::UINTEGER AS person, time, p1 AS country, p2 AS amount"
            + " FROM event) TO '"
            + file
            + "' (FORMAT parquet)");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("CHECKPOINT");
    connection.close();
  }
}
