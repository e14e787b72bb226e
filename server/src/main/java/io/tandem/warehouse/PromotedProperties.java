package io.tandem.warehouse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Locale;

/**
 * Event properties that have a column of their own, which answers several times faster than reading
 * JSON. {@link Sql} uses the column by itself; answers are the same either way. A promotion holds
 * for every project of the installation.
 */
public interface PromotedProperties {

  /**
   * Gives a property a column and fills it for all events; does nothing when it has one of that
   * type. Appends wait meanwhile, about a second for each million events; do it at a quiet hour
   * when the store is large.
   *
   * @throws TandemException {@code invalid_request} when the property has a column of another type
   *     or 200 properties have one; {@code busy} (503) when the store cannot do it now
   */
  void promote(String property, ColumnType type);

  /** All promotions, the oldest first. */
  List<Promotion> promoted();

  /** What the column holds. */
  enum ColumnType {
    /** What {@link Sql#property} answers. */
    TEXT,
    /** What {@link Sql#numericProperty} answers. */
    NUMBER;

    /** Reads {@code text} or {@code number}. */
    @JsonCreator
    public static ColumnType of(String name) {
      for (ColumnType type : values()) {
        if (type.key().equals(name)) {
          return type;
        }
      }
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a property is promoted as text or number, not " + name);
    }

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One promotion.
   *
   * @param column name of the column in {@link EventTable#EVENT}
   */
  record Promotion(String property, ColumnType type, String column) {}
}
