package io.tandem.experiments.history;

import io.tandem.experiments.analysis.Groups;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills a table of people from rows of {@link HistorySql#people}. */
final class Filling {

  private static final int WHO = 0;
  private static final int LOW = 1;
  private static final int HIGH = 2;
  private static final int AT = 3;
  private static final int DAY = 4;

  /** Position of the first source's value. */
  private static final int VALUES = 5;

  private final List<SourceColumn> columns;
  private final HistoryTimes times;
  private final PeopleTable table;
  private final double[] values;
  private final Grouping grouping;
  private long[] keys = new long[1024];
  private long multiple;

  Filling(List<SourceColumn> columns, HistoryTimes times, Grouping grouping) {
    this.columns = columns;
    this.times = times;
    this.grouping = grouping;
    List<String> names = new ArrayList<>();
    for (SourceColumn column : columns) {
      names.add(column.column());
      if (column.covaries()) {
        names.add(column.before());
      }
    }
    this.table = new PeopleTable(names);
    this.values = new double[names.size()];
  }

  List<SourceColumn> columns() {
    return columns;
  }

  Groups groups() {
    return grouping.groups();
  }

  PeopleTable table() {
    return table;
  }

  /** People who met several variants; they are not in the table. */
  long multiple() {
    return multiple;
  }

  /** Person keys by row, ascending; those beyond the table's size mean nothing. */
  long[] keys() {
    return keys;
  }

  void rows(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.number(LOW, row) == rows.number(HIGH, row)) {
        add(rows, row);
      } else {
        multiple++;
      }
    }
  }

  private void add(Rows rows, int row) {
    long at = rows.number(AT, row);
    long day = rows.number(DAY, row);
    int place = 0;
    for (SourceColumn column : columns) {
      values[place] =
          column.over(at, day, times) ? column.value(rows.number(VALUES + place, row)) : Double.NaN;
      place++;
      if (column.covaries()) {
        values[place] = column.value(rows.number(VALUES + place, row));
        place++;
      }
    }
    if (table.size() == keys.length) {
      keys = Arrays.copyOf(keys, keys.length * 2);
    }
    keys[table.size()] = rows.number(WHO, row);
    grouping.add(day, rows, VALUES + values.length, row);
    table.add((int) rows.number(LOW, row), values);
  }
}
