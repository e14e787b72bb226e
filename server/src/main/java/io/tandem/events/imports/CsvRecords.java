package io.tandem.events.imports;

import io.tandem.shared.TandemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180): a quoted column may hold delimiters, line ends and doubled
 * quotes. A quote that is never closed would swallow the rest of the file; when none comes within
 * {@link #MAX_LINES} lines, or the columns do not add up, only the line that opened it is bad.
 */
final class CsvRecords implements Records {

  private static final int MAX_LINES = 200;

  private final Lines lines;
  private final char delimiter;
  private final char quote;
  private Map<String, Integer> header = Map.of();

  private CsvRecords(Lines lines, ImportMapping mapping) {
    this.lines = lines;
    this.delimiter = mapping.delimiter().charAt(0);
    this.quote = mapping.quote().charAt(0);
  }

  static CsvRecords open(Lines lines, ImportMapping mapping) throws IOException {
    CsvRecords records = new CsvRecords(lines, mapping);
    records.readHeader(mapping);
    return records;
  }

  private void readHeader(ImportMapping mapping) throws IOException {
    List<String> names = mapping.header();
    if (names.isEmpty()) {
      Lines.Line first = lines.next();
      if (first == null) {
        return; // an empty file has no lines to reject
      }
      names = split(first.text());
      if (names == null) {
        throw ImportMapping.invalid("the header line of the file has an open quote");
      }
    }
    header = positions(names);
    for (String column : mapping.columns()) {
      if (!header.containsKey(column)) {
        throw ImportMapping.invalid(
            "the file has no column '" + column + "'; it has " + String.join(", ", names));
      }
    }
  }

  /**
   * Positions by name.
   *
   * @throws TandemException {@code invalid_mapping} when a name comes twice
   */
  static Map<String, Integer> positions(List<String> names) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (positions.put(names.get(i).strip(), i) != null) {
        throw ImportMapping.invalid("the column '" + names.get(i) + "' comes twice in the header");
      }
    }
    return positions;
  }

  @Override
  public @Nullable Item next() throws IOException {
    Lines.Line line = lines.next();
    while (line != null && line.flaw() == null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    if (line.flaw() != null) {
      return Item.bad(line, line.flaw());
    }
    List<String> fields = split(line.text());
    return fields == null ? spanning(line) : item(line.number(), line.text(), fields);
  }

  private Item spanning(Lines.Line first) throws IOException {
    List<Lines.Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    while (taken.size() < MAX_LINES && text.length() < Lines.MAX_LENGTH) {
      Lines.Line more = lines.next();
      if (more == null) {
        break;
      }
      taken.add(more);
      if (more.flaw() != null) {
        break;
      }
      text.append('\n').append(more.text());
      if (more.text().indexOf(quote) >= 0) {
        List<String> fields = split(text.toString());
        if (fields != null && fields.size() == header.size()) {
          return item(first.number(), text.toString(), fields);
        }
        if (fields != null) {
          break; // another column's quote closed it
        }
      }
    }
    lines.giveBack(taken);
    return Item.bad(first.number(), first.text(), "open_quote", "a quote is opened, never closed");
  }

  private Item item(long line, String text, List<String> fields) {
    if (fields.size() != header.size()) {
      return Item.bad(
          line,
          text,
          "wrong_columns",
          "the line has " + fields.size() + " columns, the header " + header.size());
    }
    return Item.of(line, text, new FieldRow(header, fields));
  }

  /** The columns of a text; null when a quote is still open at its end. */
  private @Nullable List<String> split(String text) {
    List<String> fields = new ArrayList<>(Math.max(8, header.size()));
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != quote) {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
          field.append(quote);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == quote && field.isEmpty()) {
        quoted = true;
      } else if (c == delimiter) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return quoted ? null : fields;
  }
}
