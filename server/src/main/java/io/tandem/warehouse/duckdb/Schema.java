package io.tandem.warehouse.duckdb;

import io.tandem.warehouse.PromotedProperties.ColumnType;
import io.tandem.warehouse.PromotedProperties.Promotion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Tables and views. There is no constraint and no index on purpose: a violated one would be
 * swallowed by the appender's close, and uniqueness is kept by {@link Fingerprints}.
 *
 * <p>{@code seq} numbers events in commit order without gaps, but for erased ones.
 */
final class Schema {

  private static final int VERSION = 2;

  static final String EVENT_COLUMNS =
      "seq, project, uuid, environment, name, distinct_id, person, session, groups, time, received,"
          + " properties, library";

  private static final String EVENT_TYPES =
      """
      (seq BIGINT, project INTEGER, uuid UUID, environment INTEGER, name VARCHAR, \
      distinct_id VARCHAR, person BIGINT, session VARCHAR, groups VARCHAR, time BIGINT, \
      received BIGINT, properties VARCHAR, library VARCHAR)\
      """;

  private static final List<String> FIRST =
      List.of(
          "CREATE TABLE store (name VARCHAR, value VARCHAR)",
          "CREATE TABLE event " + EVENT_TYPES,
          "CREATE TABLE person_copy (project INTEGER, person BIGINT, version BIGINT, properties"
              + " VARCHAR)",
          "CREATE TABLE merged (project INTEGER, gone BIGINT, survivor BIGINT)",
          "CREATE TABLE promotion (number INTEGER, property VARCHAR, type VARCHAR)",
          """
          CREATE VIEW person_view AS
          SELECT c.project, c.person, arg_max(c.properties, c.version) AS properties
          FROM person_copy c
          ANTI JOIN merged m ON m.project = c.project AND m.gone = c.person
          GROUP BY c.project, c.person\
          """,
          eventView(List.of()));

  /**
   * Who was in a segment when. A stay that began before the segment was first worked out begins at
   * 0; one that lasts has no end. Views show merged people, as {@code event_view} does; someone may
   * then be in a segment twice, so read them with IN.
   */
  private static final List<String> SECOND =
      List.of(
          "CREATE TABLE segment_stay (project INTEGER, segment BIGINT, person BIGINT, entered"
              + " BIGINT, gone BIGINT)",
          """
          CREATE VIEW segment_stay_view AS
          SELECT s.project, s.segment, coalesce(m.survivor, s.person) AS person, s.entered, s.gone
          FROM segment_stay s
          LEFT JOIN merged m ON m.project = s.project AND m.gone = s.person\
          """,
          """
          CREATE VIEW segment_member AS
          SELECT project, segment, person FROM segment_stay_view WHERE gone IS NULL\
          """);

  private Schema() {}

  /** Creates what is missing; refuses a file of a newer Tandem. */
  static void prepare(DuckDBConnection connection) throws SQLException {
    if (Database.number(
            connection, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'store'")
        == 0) {
      Database.execute(connection, "BEGIN TRANSACTION");
      for (String statement : FIRST) {
        Database.execute(connection, statement);
      }
      put(connection, "schema", "1");
      put(connection, "id", UUID.randomUUID().toString());
      Database.execute(connection, "COMMIT");
    }
    int version = Integer.parseInt(get(connection, "schema", "0"));
    if (version > VERSION) {
      throw new IllegalStateException(
          "The event store was written by a newer Tandem (schema "
              + version
              + ", this one knows "
              + VERSION
              + "). Start that version, or restore a backup made before the upgrade.");
    }
    if (version < 2) {
      upgrade(connection, SECOND, 2);
    }
  }

  private static void upgrade(DuckDBConnection connection, List<String> statements, int version)
      throws SQLException {
    Database.execute(connection, "BEGIN TRANSACTION");
    for (String statement : statements) {
      Database.execute(connection, statement);
    }
    put(connection, "schema", Integer.toString(version));
    Database.execute(connection, "COMMIT");
  }

  /** Temporary tables that a writing connection fills before it inserts. */
  static void stage(DuckDBConnection connection) throws SQLException {
    Database.execute(connection, "CREATE TEMP TABLE staged_event " + EVENT_TYPES);
    Database.execute(connection, "CREATE TEMP TABLE staged_stay (people BIGINT[])");
  }

  static String get(DuckDBConnection connection, String name, String otherwise)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM store WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : otherwise;
      }
    }
  }

  static void put(DuckDBConnection connection, String name, String value) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM store WHERE name = ?");
        PreparedStatement insert = connection.prepareStatement("INSERT INTO store VALUES (?, ?)")) {
      delete.setString(1, name);
      delete.execute();
      insert.setString(1, name);
      insert.setString(2, value);
      insert.execute();
    }
  }

  static List<Promotion> promotions(DuckDBConnection connection) throws SQLException {
    List<Promotion> promotions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT property, type, number FROM promotion ORDER BY number")) {
      while (rows.next()) {
        promotions.add(
            new Promotion(
                rows.getString(1), ColumnType.of(rows.getString(2)), "p" + rows.getInt(3)));
      }
    }
    return promotions;
  }

  static String eventView(List<Promotion> promotions) {
    StringBuilder columns = new StringBuilder();
    promotions.forEach(promotion -> columns.append(", e.").append(promotion.column()));
    return """
    CREATE OR REPLACE VIEW event_view AS
    SELECT e.seq, e.project, e.uuid, e.environment, e.name, e.distinct_id,
      coalesce(m.survivor, e.person) AS person, e.session, e.groups, e.time, e.received,
      e.properties, e.library%s
    FROM event e
    LEFT JOIN merged m ON m.project = e.project AND m.gone = e.person\
    """
        .formatted(columns);
  }
}
