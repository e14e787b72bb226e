package io.tandem.events.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param column holds the person's id
 * @param prefix put before the id
 * @param known the column names known people; false when it holds device or session ids
 * @param otherwise where an anonymous id comes from when the column is empty
 * @param missing what becomes of a line that names nobody
 */
record PersonRule(
    String column, String prefix, Boolean known, @Nullable ColumnRule otherwise, Missing missing) {

  /** Fills in what the text left out, which the YAML reader hands over as null. */
  PersonRule {
    ImportMapping.needed(column, "column of person");
    prefix = prefix == null ? "" : prefix;
    known = known == null || known;
    missing = missing == null ? Missing.REJECT : missing;
  }

  /** What becomes of a line that names nobody. */
  enum Missing {
    /** It is counted and kept among the rejected lines. */
    REJECT,
    /** It is passed over. */
    SKIP;

    @JsonCreator
    static Missing of(String name) {
      for (Missing missing : values()) {
        if (missing.name().toLowerCase(Locale.ROOT).equals(name)) {
          return missing;
        }
      }
      throw ImportMapping.invalid("missing is reject or skip, not " + name);
    }
  }

  /**
   * @param id distinct id
   * @param known belongs to a known person
   */
  record Who(String id, boolean known) {}

  /** Null when the line names nobody. */
  @Nullable Who read(Row row) {
    String id = row.text(column);
    if (id != null) {
      return new Who(prefix + id, known);
    }
    String anonymous = otherwise == null ? null : otherwise.read(row);
    return anonymous == null ? null : new Who(anonymous, false);
  }
}
