package io.tandem.experiments.history;

import io.tandem.experiments.analysis.Groups;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes which value of a dimension each person has. */
final class Grouping {

  private static final int MOST = 10_000;
  private static final int WEEK = 7;

  /** 1970-01-01 was a Thursday, the fourth day of its week. */
  private static final int FIRST = 3;

  private final @Nullable Dimension dimension;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> values = new ArrayList<>();
  private int[] groups = new int[1024];
  private int size;

  Grouping(@Nullable Dimension dimension) {
    this.dimension = dimension;
  }

  /** The next person, exposed on a local day; the text stands in a column of the rows. */
  void add(long day, Rows rows, int column, int row) {
    if (dimension == null) {
      return;
    }
    String text = rows.text(column, row);
    String value =
        dimension instanceof Dimension.OfWeekday
            ? Long.toString(Math.floorMod(day + FIRST, WEEK) + 1L)
            : text == null ? "" : text;
    Integer number = numbers.get(value);
    if (number == null) {
      if (values.size() == MOST) {
        throw new TandemException(HistoryError.TOO_MANY_GROUPS, MOST);
      }
      number = values.size();
      numbers.put(value, number);
      values.add(value);
    }
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, size * 2);
    }
    groups[size++] = number;
  }

  Groups groups() {
    return new Groups(List.copyOf(values), groups);
  }
}
