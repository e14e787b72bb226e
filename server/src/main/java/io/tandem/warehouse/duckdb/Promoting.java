package io.tandem.warehouse.duckdb;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.PromotedProperties.ColumnType;
import io.tandem.warehouse.PromotedProperties.Promotion;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** Gives a property its column, in one transaction. */
final class Promoting {

  private static final int MOST = 200;

  private Promoting() {}

  static long promote(WriteSession session, String property, ColumnType type)
      throws SQLException, StoreBrokenException {
    List<Promotion> promotions = Schema.promotions(session.connection());
    for (Promotion promotion : promotions) {
      if (promotion.property().equals(property)) {
        if (promotion.type() == type) {
          return 0;
        }
        throw new TandemException(
            CommonError.INVALID_REQUEST,
            property + " is promoted as " + promotion.type().key() + " already");
      }
    }
    if (promotions.size() >= MOST) {
      throw new TandemException(CommonError.INVALID_REQUEST, MOST + " properties are promoted");
    }
    int number = promotions.size() + 1;
    List<Promotion> more = new ArrayList<>(promotions);
    more.add(new Promotion(property, type, "p" + number));
    session.transaction(() -> add(session.connection(), more));
    session.promotionsChanged();
    // so that opening after a crash does not have to compute the column again
    Database.execute(session.connection(), "CHECKPOINT");
    return 1;
  }

  private static long add(DuckDBConnection connection, List<Promotion> all) throws SQLException {
    Promotion added = all.getLast();
    String column = added.column();
    String sqlType = added.type() == ColumnType.TEXT ? "VARCHAR" : "DOUBLE";
    Database.execute(connection, "ALTER TABLE event ADD COLUMN " + column + " " + sqlType);
    try (PreparedStatement fill =
        connection.prepareStatement(
            "UPDATE event SET " + column + " = " + WriteSession.value(added.type()))) {
      fill.setString(1, DuckDbSql.pointer(added.property()));
      fill.execute();
    }
    Database.execute(connection, Schema.eventView(all));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO promotion VALUES (?, ?, ?)")) {
      insert.setInt(1, all.size());
      insert.setString(2, added.property());
      insert.setString(3, added.type().key());
      insert.execute();
    }
    return 1;
  }
}
