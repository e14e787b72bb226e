package io.tandem.experiments.table;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table with a line for each person: who, which variant, what of the metrics' columns. Read one
 * line at a time; only the columns the experiment asks for are kept.
 *
 * @param duplicates lines of somebody who came before, in the same variant; the first one counts
 * @param multiple people who came in several variants; they count in none
 */
public record UploadedPeople(
    PeopleTable table,
    long rejected,
    List<RejectedRow> rejections,
    long duplicates,
    long multiple) {

  /**
   * Where to find what.
   *
   * @param unit column that names the person
   * @param variant column that names the variant
   */
  public record Columns(String unit, String variant) {}

  /**
   * Reads a file.
   *
   * @throws TandemException {@code table_unreadable}, {@code table_too_long}, {@code
   *     table_column_missing}, {@code table_too_large}, {@code table_without_people}
   */
  public static UploadedPeople read(
      InputStream file, ExperimentDefinition definition, Columns columns) throws IOException {
    try (CsvRows rows = new CsvRows(file)) {
      Reading reading = new Reading(rows, definition, columns);
      for (String[] row = rows.next(); row != null; row = rows.next()) {
        reading.row(row);
      }
      return reading.end();
    }
  }

  private static final class Reading {

    private final CsvRows rows;
    private final List<String> names;
    private final int[] positions;
    private final boolean[] shares;
    private final int unit;
    private final int variant;
    private final Map<String, Integer> variants = new HashMap<>();
    private final PeopleTable table;
    private final UnitBook units = new UnitBook();
    private final Rejections rejections = new Rejections();
    private final double[] values;
    private long duplicates;
    private long multiple;

    Reading(CsvRows rows, ExperimentDefinition definition, Columns columns) {
      this.rows = rows;
      this.names = definition.columns();
      this.unit = rows.column(columns.unit());
      this.variant = rows.column(columns.variant());
      this.positions = names.stream().mapToInt(rows::column).toArray();
      this.shares = shares(definition, names);
      this.values = new double[names.size()];
      this.table = new PeopleTable(names);
      definition.variants().forEach(v -> variants.put(v.key(), variants.size()));
    }

    private static boolean[] shares(ExperimentDefinition definition, List<String> names) {
      Set<String> asked = new HashSet<>();
      for (ExperimentMetric metric : definition.metrics()) {
        if (metric.kind() == MetricKind.PROPORTION) {
          asked.add(metric.valueColumn());
        }
      }
      boolean[] shares = new boolean[names.size()];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = asked.contains(names.get(i));
      }
      return shares;
    }

    void row(String[] row) {
      if (row.length != rows.width()) {
        reject(
            "该行有 " + row.length + " 列，首行有 " + rows.width() + " 列",
            "the line has " + row.length + " columns, the header " + rows.width());
        return;
      }
      String who = row[unit].strip();
      Integer where = variants.get(row[variant].strip());
      if (who.isEmpty()) {
        reject("没有用户标识", "it names nobody");
      } else if (where == null) {
        String said = Rejections.cut(row[variant]);
        reject("实验没有分组 " + said, "the experiment has no variant " + said);
      } else if (read(row)) {
        add(who, where);
      }
    }

    private boolean read(String[] row) {
      for (int i = 0; i < positions.length; i++) {
        values[i] = Cells.number(row[positions[i]]);
        if (Cells.unreadable(values[i])) {
          String said = names.get(i) + " = " + Rejections.cut(row[positions[i]]);
          reject("不是数字：" + said, "no number: " + said);
          return false;
        }
        if (shares[i] && !(Double.isNaN(values[i]) || values[i] == 0 || values[i] == 1)) {
          String said = names.get(i) + " = " + Rejections.cut(row[positions[i]]);
          reject("只能是 0 或 1：" + said, "neither 0 nor 1: " + said);
          return false;
        }
      }
      return true;
    }

    private void add(String who, int where) {
      int before = units.seen(who);
      if (before < 0) {
        table.add(where, values);
      } else if (table.variant(before) == where) {
        duplicates++;
      } else if (table.variant(before) != PeopleTable.NO_VARIANT) {
        table.exclude(before);
        multiple++;
      }
    }

    private void reject(String zh, String en) {
      rejections.add(rows.line(), zh, en);
    }

    UploadedPeople end() {
      if (table.size() == multiple) {
        Sentence why = rejections.reason();
        throw new TandemException(TableError.NO_PEOPLE, why.en(), why.zh());
      }
      return new UploadedPeople(
          table, rejections.count(), rejections.first(), duplicates, multiple);
    }
  }
}
