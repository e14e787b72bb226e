package io.tandem.insights.funnel;

import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a breakdown and their numbers: whoever follows people holds, copies and compares
 * numbers. It also knows what the store's fingerprints stand for, unless there are too many values,
 * or two of one fingerprint: then the store hands over the values themselves.
 */
final class ValueBook {

  /** The number of no value. */
  static final int NONE = 0;

  /** So many values at most. */
  static final int MOST = 100_000;

  private static final int RECENT = 256;

  private final List<@Nullable String> values = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> fingerprints = new HashMap<>();

  /** Fingerprints by their last bits, and their numbers: looked at before the map. */
  private final long[] recent = new long[RECENT];

  private final int[] recentNumbers = new int[RECENT];
  private boolean complete = true;

  /** Knows no value. */
  ValueBook() {
    values.add(null);
    Arrays.fill(recent, -1);
  }

  /** Takes rows of fingerprint and value. */
  void add(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      String value = rows.text(1, row);
      if (value != null) {
        int number = number(value);
        Integer other = fingerprints.put(rows.number(0, row), number);
        complete &= (other == null || other == number) && fingerprints.size() <= MOST;
      }
    }
  }

  /** True when it knows the value of each fingerprint, and only one. */
  boolean complete() {
    return complete;
  }

  /** True when it should be emptied before it is given more values. */
  boolean full() {
    return !complete && values.size() > MOST;
  }

  /** Forgets all numbers, none of which may be in use any more. */
  void clear() {
    values.clear();
    values.add(null);
    numbers.clear();
  }

  /** The number of the value in a column of the events. */
  int number(Rows rows, int column, int row) {
    if (!complete) {
      return number(rows.text(column, row));
    }
    long fingerprint = rows.number(column, row);
    int place = (int) fingerprint & (RECENT - 1);
    if (recent[place] != fingerprint) {
      recent[place] = fingerprint;
      recentNumbers[place] = fingerprints.getOrDefault(fingerprint, NONE);
    }
    return recentNumbers[place];
  }

  /** The number of a value, given at first sight. */
  int number(@Nullable String value) {
    if (value == null) {
      return NONE;
    }
    Integer known = numbers.get(value);
    if (known == null) {
      known = values.size();
      values.add(value);
      numbers.put(value, known);
    }
    return known;
  }

  /** The value of a number. */
  @Nullable String value(int number) {
    return values.get(number);
  }

  /** Order of the values of two numbers in UTF-8, none last. */
  int compare(int one, int other) {
    return one == other ? 0 : compare(value(one), value(other));
  }

  private static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Halves of a pair stand for code points above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
