package io.tandem.experiments.table;

import io.tandem.shared.TandemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * The rows of comma-separated values (RFC 4180), gzipped or not, one at a time. The first row names
 * the columns.
 */
final class CsvRows implements AutoCloseable {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build();

  private final TableText text;
  private final MappingIterator<String[]> rows;
  private final List<String> header;
  private long line = 1;

  /**
   * Opens a file.
   *
   * @throws TandemException {@code table_unreadable}, {@code table_too_long}
   * @throws IOException where the file stops arriving
   */
  CsvRows(InputStream file) throws IOException {
    text = new TableText(file, TableText.MOST);
    rows = begun();
    String[] first = read();
    header = first == null ? List.of() : Arrays.stream(first).map(CsvRows::name).toList();
  }

  private static String name(String column) {
    return column.replace("\uFEFF", "").strip();
  }

  private MappingIterator<String[]> begun() throws IOException {
    try {
      return CSV.readerFor(String[].class).readValues(text);
    } catch (JacksonException unreadable) {
      throw failure();
    }
  }

  /** Number of the row that was read last; the header is 1. */
  long line() {
    return line;
  }

  /** Columns of a whole row. */
  int width() {
    return header.size();
  }

  /**
   * Position of a column.
   *
   * @throws TandemException {@code table_column_missing}
   */
  int column(String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      String known = String.join(", ", header);
      throw new TandemException(
          TableError.COLUMN_MISSING, name, known.substring(0, Math.min(500, known.length())));
    }
    return position;
  }

  /** Position of a column, or -1. */
  int optional(String name) {
    return header.indexOf(name);
  }

  /**
   * The next row, null at the end.
   *
   * @throws TandemException {@code table_unreadable}, {@code table_too_long}
   */
  String @Nullable [] next() throws IOException {
    line++;
    return read();
  }

  private String @Nullable [] read() throws IOException {
    text.nextRow();
    try {
      return rows.hasNextValue() ? rows.nextValue() : null;
    } catch (JacksonException unreadable) {
      throw failure();
    }
  }

  /**
   * Whatever cannot be read is a fault of the table: damaged gzip, another encoding, a quote that
   * never closes. Only a body that is too large, or stops arriving, is not.
   */
  private TandemException failure() throws IOException {
    IOException broken = text.broken();
    if (broken != null) {
      throw broken;
    }
    return text.isTooLong()
        ? new TandemException(TableError.TOO_LONG, TableText.MOST)
        : new TandemException(TableError.UNREADABLE, line);
  }

  @Override
  public void close() {
    rows.close();
  }
}
