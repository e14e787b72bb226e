package io.tandem.insights.spend;

import io.tandem.insights.spend.SpendImport.RejectedLine;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of spend: comma-separated values (RFC 4180, one record a line), whose first line names the
 * columns in English or Chinese, in any order; columns with other names are passed over. Amounts
 * are decimals in major units, e.g. {@code 1,234.50} in quotes or {@code 1234.5}.
 *
 * @param lines good ones by their number in the file
 * @param rejected the others
 */
record SpendFile(Map<Integer, SpendLine> lines, List<RejectedLine> rejected) {

  /** So many lines at most. */
  static final int MOST = 20_000;

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("channel", "channel"),
          Map.entry("渠道", "channel"),
          Map.entry("from", "from"),
          Map.entry("date", "from"),
          Map.entry("日期", "from"),
          Map.entry("开始日期", "from"),
          Map.entry("to", "to"),
          Map.entry("结束日期", "to"),
          Map.entry("amount", "amount"),
          Map.entry("金额", "amount"),
          Map.entry("花费", "amount"),
          Map.entry("currency", "currency"),
          Map.entry("币种", "currency"),
          Map.entry("item", "item"),
          Map.entry("项目", "item"));

  /**
   * Reads a file.
   *
   * @param currency of lines that name none
   * @throws TandemException {@code bad_spend_columns}, {@code too_many_spend_lines}
   */
  static SpendFile read(String text, String currency) {
    List<String> rows = text.replaceFirst("^\uFEFF", "").lines().toList();
    Map<String, Integer> columns = columns(rows.isEmpty() ? "" : rows.getFirst());
    if (rows.size() - 1 > MOST) {
      throw new TandemException(SpendError.TOO_MANY_LINES, MOST);
    }
    Map<Integer, SpendLine> lines = new TreeMap<>();
    List<RejectedLine> rejected = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).isBlank()) {
        continue;
      }
      try {
        lines.put(i + 1, line(columns, rows.get(i), currency));
      } catch (TandemException bad) {
        rejected.add(RejectedLine.of(i + 1, bad));
      }
    }
    return new SpendFile(lines, rejected);
  }

  private static Map<String, Integer> columns(String header) {
    List<String> names = split(header);
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; names != null && i < names.size(); i++) {
      String known = NAMES.get(names.get(i).strip().toLowerCase(Locale.ROOT));
      if (known != null && columns.put(known, i) != null) {
        throw new TandemException(SpendError.BAD_COLUMNS);
      }
    }
    if (!columns.keySet().containsAll(List.of("channel", "from", "amount"))) {
      throw new TandemException(SpendError.BAD_COLUMNS);
    }
    return columns;
  }

  private static SpendLine line(Map<String, Integer> columns, String row, String project) {
    List<String> cells = split(row);
    if (cells == null) {
      throw new TandemException(SpendError.BAD_LINE);
    }
    String written = cell(columns, cells, "currency");
    String currency = written == null ? project : SpendDraft.code(written);
    SpendDraft draft =
        new SpendDraft(
            cell(columns, cells, "channel"),
            cell(columns, cells, "item"),
            date(cell(columns, cells, "from")),
            date(cell(columns, cells, "to")),
            minor(cell(columns, cells, "amount"), currency),
            currency);
    return draft.line(project);
  }

  private static @Nullable String cell(
      Map<String, Integer> columns, List<String> cells, String name) {
    Integer at = columns.get(name);
    String cell = at == null || at >= cells.size() ? "" : cells.get(at).strip();
    return cell.isEmpty() ? null : cell;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text.replace('/', '-'));
    } catch (DateTimeException e) {
      throw new TandemException(SpendError.BAD_DAYS, 366);
    }
  }

  private static @Nullable Long minor(@Nullable String text, String currency) {
    if (text == null
        || !text.matches("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?|[0-9]{1,15}(\\.[0-9]+)?")) {
      return null;
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    try {
      return new BigDecimal(text.replace(",", "")).movePointRight(digits).longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** The columns of a line; null when a quote is left open. */
  private static @Nullable List<String> split(String text) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"' && (quoted || cell.isEmpty())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return quoted ? null : cells;
  }
}
