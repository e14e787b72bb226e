package io.tandem.events.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a property comes from: exactly one of constant, column and product.
 *
 * @param constant the same on every line
 * @param column a column; the property is left out where it is empty
 * @param product columns to multiply; left out where one of them is empty
 * @param type type of a column's value; {@code AUTO} keeps what JSON says and reads CSV as text
 * @param time how a column of type time is read
 */
record PropertyRule(
    @Nullable String constant,
    @Nullable String column,
    List<String> product,
    Type type,
    @Nullable TimeRule time) {

  /** The short form {@code name: column}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static PropertyRule ofColumn(String column) {
    return new PropertyRule(null, column, List.of(), Type.AUTO, null);
  }

  /** The long form. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static PropertyRule of(
      @Nullable String constant,
      @Nullable String column,
      @Nullable List<String> product,
      @Nullable Type type,
      @Nullable TimeFormat time) {
    List<String> factors = product == null ? List.of() : List.copyOf(product);
    int sources =
        (constant == null ? 0 : 1) + (column == null ? 0 : 1) + (factors.isEmpty() ? 0 : 1);
    if (sources != 1) {
      throw ImportMapping.invalid("a property needs one of column, constant and product");
    }
    Type kind = type == null ? Type.AUTO : type;
    TimeRule rule = null;
    if (kind == Type.TIME && column != null) {
      rule =
          new TimeRule(
              column, time == null ? null : time.format(), time == null ? null : time.zone());
    }
    return new PropertyRule(constant, column, factors, kind, rule);
  }

  /**
   * How a property of type time is written.
   *
   * @param format as in {@link TimeRule}
   * @param zone as in {@link TimeRule}
   */
  record TimeFormat(@Nullable String format, @Nullable String zone) {}

  /** Type of a property. */
  enum Type {
    AUTO,
    TEXT,
    NUMBER,
    BOOLEAN,
    TIME;

    @JsonCreator
    static Type of(String name) {
      for (Type type : values()) {
        if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
          return type;
        }
      }
      throw ImportMapping.invalid("type is auto, text, number, boolean or time, not " + name);
    }
  }

  /** The columns it reads. */
  List<String> columns() {
    return column == null ? product : List.of(column);
  }
}
