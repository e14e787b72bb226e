package io.tandem.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trend as RFC 4180 text: one record a cell. Texts that a spreadsheet would take for a formula
 * are preceded by an apostrophe.
 */
final class TrendCsv {

  private TrendCsv() {}

  /** Header and records, lines ended by CR LF. */
  static String of(TrendQuery query, TrendResult result) {
    StringBuilder csv = new StringBuilder("series,event,measure");
    for (Breakdown breakdown : query.breakdown()) {
      csv.append(',').append(text(breakdown.property()));
    }
    csv.append(",bucket,value\r\n");
    for (TrendResult.TrendLine line : result.series()) {
      for (int i = 0; i < result.buckets().size(); i++) {
        csv.append(line.index()).append(',').append(text(line.event()));
        csv.append(',').append(line.measure().key());
        line.breakdown().forEach(value -> csv.append(',').append(text(value)));
        csv.append(',').append(result.buckets().get(i)).append(',');
        csv.append(number(line.values(), i)).append("\r\n");
      }
    }
    return csv.toString();
  }

  private static String number(List<@Nullable Number> values, int index) {
    Number value = values.get(index);
    return value == null ? "" : value.toString();
  }

  private static String text(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
