package io.tandem.events.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a file mean. Written in YAML; {@code docs/guide/import.md} describes every key.
 *
 * @param format how lines are cut into columns
 * @param encoding charset of the file, UTF-8 (with or without byte order mark) when null
 * @param delimiter between two columns of a CSV file
 * @param quote around CSV columns that hold a delimiter
 * @param header column names of a file whose first line is data already
 * @param event which event a line is
 * @param person who did it
 * @param time when
 * @param uuid column with the event's identity; derived from file and line when null
 * @param properties properties of the event by name
 * @param personProperties properties of the person by name
 * @param historical true sets person properties once, false sets them; either way the line's time
 *     decides, so that an old file never overwrites what was set since
 */
record ImportMapping(
    Format format,
    @Nullable String encoding,
    String delimiter,
    String quote,
    List<String> header,
    EventRule event,
    PersonRule person,
    TimeRule time,
    @Nullable ColumnRule uuid,
    Map<String, PropertyRule> properties,
    Map<String, PropertyRule> personProperties,
    Boolean historical) {

  /** Fills in what the text left out, which the YAML reader hands over as null. */
  ImportMapping {
    needed(format, "format (csv, jsonl or columns)");
    needed(event, "event");
    needed(person, "person");
    needed(time, "time");
    delimiter = delimiter == null ? "," : delimiter;
    quote = quote == null ? "\"" : quote;
    header = header == null ? List.of() : List.copyOf(header);
    properties = properties == null ? Map.of() : properties;
    personProperties = personProperties == null ? Map.of() : personProperties;
    historical = historical == null || historical;
    if (delimiter.length() != 1 || quote.length() != 1) {
      throw invalid("delimiter and quote are one character each");
    }
    if (format == Format.COLUMNS && header.isEmpty()) {
      throw invalid("format columns needs a header: the names of the columns");
    }
    charset(encoding);
  }

  /** How lines are cut into columns. */
  enum Format {
    /** Comma-separated values with quoting (RFC 4180). */
    CSV,
    /** One JSON object a line. */
    JSONL,
    /** Columns with blanks between them, no quoting. */
    COLUMNS;

    @JsonCreator
    static Format of(String name) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
          return format;
        }
      }
      throw invalid("format is csv, jsonl or columns, not " + name);
    }
  }

  /** The charset; only those in which a line feed is the byte 10 and nothing else is. */
  Charset charset() {
    return charset(encoding);
  }

  private static Charset charset(@Nullable String encoding) {
    if (encoding == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      Charset charset = Charset.forName(encoding);
      if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
        throw invalid("encoding " + encoding + " is not supported; convert the file to UTF-8");
      }
      return charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw invalid("there is no encoding " + encoding);
    }
  }

  /** Every column named anywhere, to be checked against a header. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    add(columns, event.column());
    add(columns, person.column());
    if (person.otherwise() != null) {
      columns.add(person.otherwise().column());
    }
    columns.add(time.column());
    if (uuid != null) {
      columns.add(uuid.column());
    }
    properties.values().forEach(rule -> columns.addAll(rule.columns()));
    personProperties.values().forEach(rule -> columns.addAll(rule.columns()));
    return columns;
  }

  private static void add(List<String> columns, @Nullable String column) {
    if (column != null) {
      columns.add(column);
    }
  }

  static <T> T needed(@Nullable T value, String what) {
    if (value == null) {
      throw invalid(what + " is missing");
    }
    return value;
  }

  static MappingException invalid(String why) {
    return new MappingException(why);
  }
}
