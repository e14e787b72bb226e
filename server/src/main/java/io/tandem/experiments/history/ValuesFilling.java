package io.tandem.experiments.history;

import io.tandem.experiments.analysis.EventValues;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Rows;

/** Takes the values of single events from rows of {@link HistorySql#values}. */
final class ValuesFilling {

  /** What is kept in memory: 240 MB with what sorting takes. */
  private static final int MOST = 10_000_000;

  private final SourceColumn column;
  private final Filling people;
  private final EventValues values = new EventValues();
  private int at;

  ValuesFilling(SourceColumn column, Filling people) {
    this.column = column;
    this.people = people;
  }

  EventValues values() {
    return values;
  }

  /** Both come in the order of people's keys; who is not in the table met several variants. */
  void rows(Rows rows) {
    int size = people.table().size();
    long[] keys = people.keys();
    for (int row = 0; row < rows.size(); row++) {
      long who = rows.number(0, row);
      while (at < size && keys[at] < who) {
        at++;
      }
      if (at < size && keys[at] == who) {
        if (values.size() == MOST) {
          throw new TandemException(HistoryError.TOO_MANY_VALUES, column.column(), MOST);
        }
        values.add(at, rows.number(1, row) / SourceColumn.MILLION);
      }
    }
  }
}
