package io.tandem.insights.funnel;

import io.tandem.warehouse.Rows;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fingerprints of a breakdown's values stand for. Not complete when there are too many
 * values, or two of one fingerprint: then the store hands over the values themselves.
 */
final class ValueBook {

  /** So many values at most. */
  static final int MOST = 100_000;

  private final Map<Long, String> values = new HashMap<>();
  private boolean complete = true;
  private long last = -1;
  private @Nullable String lastValue;

  /** Takes rows of fingerprint and value. */
  void add(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      String value = rows.text(1, row);
      if (value != null) {
        String other = values.put(rows.number(0, row), value);
        complete &= other == null && values.size() <= MOST;
      }
    }
  }

  /** True when it knows the value of each fingerprint, and only one. */
  boolean complete() {
    return complete;
  }

  /** The value in a column of the events. */
  @Nullable String value(Rows rows, int column, int row) {
    if (!complete) {
      return rows.text(column, row);
    }
    long fingerprint = rows.number(column, row);
    if (fingerprint != last) { // most events of a person say the same
      last = fingerprint;
      lastValue = values.get(fingerprint);
    }
    return lastValue;
  }
}
