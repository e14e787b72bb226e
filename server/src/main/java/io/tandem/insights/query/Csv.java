package io.tandem.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 text. Texts are quoted, and those that a spreadsheet would take for a formula
 * preceded by an apostrophe; numbers, dates and names of the header are not.
 */
public final class Csv {

  private final StringBuilder text = new StringBuilder();
  private boolean started;

  private Csv() {}

  /** A table with these plain names in its header, which may be added to. */
  public static Csv of(String... names) {
    Csv csv = new Csv();
    for (String name : names) {
      csv.plain(name);
    }
    return csv;
  }

  /** A cell with text that somebody may have made up; empty for null. */
  public Csv text(@Nullable String value) {
    if (value == null) {
      return plain("");
    }
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return plain('"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"');
  }

  /** A cell for each text. */
  public Csv texts(List<@Nullable String> values) {
    values.forEach(this::text);
    return this;
  }

  /** A number, a date, a name of our own; empty for null. */
  public Csv plain(@Nullable Object value) {
    if (started) {
      text.append(',');
    }
    started = true;
    text.append(value == null ? "" : value);
    return this;
  }

  /** Ends the record. */
  public Csv end() {
    text.append("\r\n");
    started = false;
    return this;
  }

  /** All records, each ended by CR LF. */
  @Override
  public String toString() {
    return text.toString();
  }
}
