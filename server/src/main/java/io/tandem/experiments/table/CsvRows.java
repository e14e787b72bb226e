package io.tandem.experiments.table;

import io.tandem.shared.TandemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
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

  private final MappingIterator<String[]> rows;
  private final List<String> header;
  private long line = 1;

  /**
   * Opens a file.
   *
   * @throws TandemException {@code table_unreadable}
   */
  CsvRows(InputStream file) throws IOException {
    rows = CSV.readerFor(String[].class).readValues(unpacked(file));
    String[] first = read();
    header = first == null ? List.of() : Arrays.stream(first).map(CsvRows::name).toList();
  }

  private static String name(String column) {
    return column.replace("\uFEFF", "").strip();
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(file, 1 << 16);
    raw.mark(2);
    int magic = raw.read() | raw.read() << 8;
    raw.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
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
   * @throws TandemException {@code table_unreadable}
   */
  String @Nullable [] next() throws IOException {
    line++;
    return read();
  }

  private String @Nullable [] read() throws IOException {
    try {
      return rows.hasNextValue() ? rows.nextValue() : null;
    } catch (JacksonException unreadable) {
      throw cause(unreadable);
    }
  }

  /** A body that is too large, or breaks off, is not a fault of the table. */
  private TandemException cause(JacksonException unreadable) throws IOException {
    if (unreadable.getCause() instanceof java.util.zip.ZipException) {
      return new TandemException(TableError.UNREADABLE, line);
    }
    if (unreadable.getCause() instanceof IOException broken) {
      throw broken;
    }
    return new TandemException(TableError.UNREADABLE, line);
  }

  @Override
  public void close() {
    rows.close();
  }
}
