package io.tandem.events.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A value taken from a column.
 *
 * @param column its name; in JSON lines a path with dots may reach into objects
 * @param prefix put before the value
 */
record ColumnRule(String column, String prefix) {

  @JsonCreator
  ColumnRule(@Nullable String column, @Nullable String prefix) {
    this.column = ImportMapping.needed(column, "a column's name");
    this.prefix = prefix == null ? "" : prefix;
  }

  /** The value with its prefix; null when the column is empty. */
  @Nullable String read(Row row) {
    String value = row.text(column);
    return value == null ? null : prefix + value;
  }
}
