package io.tandem.events.imports;

import io.tandem.events.intake.Reason;
import io.tandem.shared.TandemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file: one becomes one event. Blank lines are none. */
interface Records {

  /** The next record, or null at the end of the file. */
  @Nullable Item next() throws IOException;

  /**
   * @param line number of its first physical line, counted from 1
   * @param text as it stands in the file
   * @param row its columns; null when it cannot be read
   * @param flaw why it cannot be read
   */
  record Item(long line, String text, @Nullable Row row, @Nullable Reason flaw) {

    static Item of(long line, String text, Row row) {
      return new Item(line, text, row, null);
    }

    static Item bad(long line, String text, String code, String sentence) {
      return new Item(line, text, null, new Reason(code, sentence));
    }

    static Item bad(Lines.Line line, String code) {
      String sentence =
          code.equals("bad_encoding")
              ? "the line is not in the file's encoding"
              : "the line is longer than " + Lines.MAX_LENGTH + " bytes";
      return bad(line.number(), line.text(), code, sentence);
    }
  }

  /**
   * Opens a file by its mapping.
   *
   * @throws TandemException {@code invalid_mapping} when a mapped column is not in the header
   */
  static Records open(Lines lines, ImportMapping mapping) throws IOException {
    return switch (mapping.format()) {
      case CSV -> CsvRecords.open(lines, mapping);
      case JSONL -> new JsonRecords(lines);
      case COLUMNS -> new ColumnRecords(lines, mapping.header());
    };
  }
}
