package io.tandem.events.imports;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of columns with blanks between them. */
final class ColumnRecords implements Records {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Lines lines;
  private final Map<String, Integer> header;

  ColumnRecords(Lines lines, List<String> names) {
    this.lines = lines;
    this.header = CsvRecords.positions(names);
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
    List<String> fields = Arrays.asList(BLANKS.split(line.text().strip(), -1));
    if (fields.size() != header.size()) {
      return Item.bad(
          line.number(),
          line.text(),
          "wrong_columns",
          "the line has " + fields.size() + " columns, the header " + header.size());
    }
    return Item.of(line.number(), line.text(), new FieldRow(header, fields));
  }
}
