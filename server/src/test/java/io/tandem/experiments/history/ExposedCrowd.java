package io.tandem.experiments.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A history for {@link AnalysisBench}, written by SQL into the file of a store that is closed:
 * people who are exposed one after the other over two weeks, half of them to each variant, and ten
 * kinds of deeds, each done by a tenth to a half of them from a week before to two weeks after. The
 * new variant makes 4 % more of them after the exposure.
 */
final class ExposedCrowd {

  static final long START = 1_772_323_200_000L;
  static final long DAY = 86_400_000L;
  static final int DAYS = 14;
  static final int DEEDS = 10;

  /** What people pay by. */
  static final String PURCHASE = "purchase";

  private static final long AT_ONCE = 1_000_000;

  /** Placeholders: people, first and one past the last of them, events before. */
  private static final String EXPOSURES =
      """
      INSERT INTO event (seq, project, uuid, environment, name, distinct_id, person, time, received,
        properties, library)
      SELECT $4 + i - $2 + 1, 1, uuid(), 1, '$feature_flag_called', 'user-' || i, i + 1, moment, moment,
        '{"$feature_flag":"quest","$feature_flag_response":"' || CASE WHEN i % 2 = 0 THEN 'old' ELSE 'new' END || '"}',
        'bench 1'
      FROM (SELECT i, START + (i / $1::DOUBLE * SPAN)::BIGINT AS moment FROM range($2, $3) r(i))\
      """;

  private static final String DONE =
      """
      INSERT INTO event (seq, project, uuid, environment, name, distinct_id, person, time, received,
        properties, library)
      SELECT $4 + row_number() OVER (), 1, uuid(), 1, 'deed-' || k, 'user-' || i, i + 1, moment, moment,
        '{"amount":' || round(exp(2 + 1.2 * sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random())), 2)
          || ',"version":"6.2"}', 'bench 1'
      FROM (SELECT i, k, START + (i / $1::DOUBLE * SPAN)::BIGINT + (later * DAY)::BIGINT AS moment
        FROM (SELECT i, k, random() * 21 - 7 AS later, random() AS dice FROM range($2, $3) r(i), range(DEEDS) d(k))
        WHERE dice < (0.1 + 0.4 * k / 9) * CASE WHEN i % 2 = 0 OR later < 0 THEN 1 ELSE 1.04 END)\
      """;

  /**
   * Each has a rate of buying and a time after which they buy no more, both exponential, as models
   * of buyers have it; somebody of the new variant buys a tenth more often.
   */
  private static final String BOUGHT =
      """
      INSERT INTO event (seq, project, uuid, environment, name, distinct_id, person, time, received,
        properties, library)
      SELECT $4 + row_number() OVER (), 1, uuid(), 1, 'purchase', 'user-' || i, i + 1, moment, moment,
        '{"amount":' || round(exp(2 + 0.8 * sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random())), 2)
          || '}', 'bench 1'
      FROM (SELECT START + (i / $1::DOUBLE * SPAN)::BIGINT + (later * DAY)::BIGINT AS moment, i
        FROM (SELECT i, rate, life, random() * 28 AS later, random() AS dice
          FROM (SELECT i, -2.5 * ln(1 - random()) * CASE WHEN i % 2 = 0 THEN 1 ELSE 1.1 END AS rate,
            -20 * ln(1 - random()) AS life FROM range($2, $3) r(i)), range(16) d(k))
        WHERE later < life AND dice < rate / 16)\
      """;

  private ExposedCrowd() {}

  /** Adds what they buy, behind so many events; returns the number of purchases. */
  static long buy(Path directory, long people, long behind) throws SQLException {
    return fill(directory, people, behind, List.of(BOUGHT));
  }

  /** Writes it; returns the number of events. */
  static long write(Path directory, long people) throws SQLException {
    return fill(directory, people, 0, List.of(EXPOSURES, DONE));
  }

  private static long fill(Path directory, long people, long behind, List<String> questions)
      throws SQLException {
    long written = 0;
    try (Connection store =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("events.duckdb"));
        Statement statement = store.createStatement()) {
      statement.execute("SET memory_limit = '2GB'");
      statement.execute("SET temp_directory = '" + directory.resolve("spill") + "'");
      for (long from = 0; from < people; from += AT_ONCE) {
        long to = Math.min(people, from + AT_ONCE);
        for (String question : questions) {
          written += insert(store, question, new long[] {people, from, to, behind + written});
        }
      }
      statement.execute("CHECKPOINT");
    }
    return written;
  }

  private static long insert(Connection store, String sql, long[] values) throws SQLException {
    String said =
        sql.replace("START", Long.toString(START))
            .replace("SPAN", Long.toString(DAYS * DAY))
            .replace("DEEDS", Integer.toString(DEEDS))
            .replace("DAY", Long.toString(DAY));
    try (PreparedStatement insert = store.prepareStatement(said)) {
      for (int i = 0; i < values.length; i++) {
        insert.setLong(i + 1, values[i]);
      }
      return insert.executeUpdate();
    }
  }
}
