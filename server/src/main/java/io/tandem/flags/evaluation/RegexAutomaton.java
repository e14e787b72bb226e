package io.tandem.flags.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An expression as a table: reading a character is one look-up, and what was read is never looked
 * at again. States are made beforehand, from sets of states of the {@link RegexNfa}; the few
 * expressions that need too many of them are refused.
 */
final class RegexAutomaton {

  private static final int MOST_STATES = 64;
  private static final int MOST_GROUPS = 64;
  private static final int ASCII = 128;

  /** In the first row it is found, in the second it cannot be any more. */
  private static final int DECIDED = 2;

  private final byte[] ascii;
  private final int[] starts;
  private final short[] table;
  private final boolean[] foundAtEnd;
  private final int width;

  private RegexAutomaton(int[] starts, Rows rows) {
    this.starts = starts;
    this.width = starts.length;
    this.ascii = new byte[ASCII];
    for (int point = 0; point < ASCII; point++) {
      ascii[point] = (byte) group(starts, point);
    }
    this.table = new short[rows.next.size() * width];
    this.foundAtEnd = new boolean[rows.next.size()];
    for (int row = 0; row < rows.next.size(); row++) {
      foundAtEnd[row] = rows.foundAtEnd.get(row);
      for (int group = 0; group < width; group++) {
        table[row * width + group] = (short) (rows.next.get(row)[group] * width);
      }
    }
  }

  /** Null when the table would be too large. */
  static @Nullable RegexAutomaton of(Regex regex) {
    RegexNfa nfa = RegexNfa.of(regex);
    if (nfa == null) {
      return null;
    }
    int[] starts = groups(nfa.alphabet());
    Rows rows = starts.length > MOST_GROUPS ? null : new Rows(nfa, starts).filled();
    return rows == null ? null : new RegexAutomaton(starts, rows);
  }

  /** True when a part of the text matches. */
  boolean found(String text) {
    int state = DECIDED * width;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char next = text.charAt(i);
      int group;
      if (next < ASCII) {
        group = ascii[next];
      } else {
        int point = text.codePointAt(i);
        group = group(starts, point);
        i += Character.charCount(point) - 1;
      }
      state = table[state + group];
      if (state < DECIDED * width) {
        return state == 0;
      }
    }
    return foundAtEnd[state / width];
  }

  /** Where groups of code points begin that no state tells apart. */
  private static int[] groups(List<CodePoints> alphabet) {
    TreeSet<Integer> starts = new TreeSet<>();
    starts.add(0);
    for (CodePoints points : alphabet) {
      for (CodePoints.Range range : points.ranges()) {
        starts.add(range.first());
        if (range.last() < Character.MAX_CODE_POINT) {
          starts.add(range.last() + 1);
        }
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int group(int[] starts, int point) {
    int found = Arrays.binarySearch(starts, point);
    return found >= 0 ? found : -found - 2;
  }

  /** The rows of the table while it is made. */
  private static final class Rows {

    private final RegexNfa nfa;
    private final int[] starts;
    private final List<int[]> next = new ArrayList<>();
    private final List<Boolean> foundAtEnd = new ArrayList<>();
    private final List<BitSet> waiting = new ArrayList<>();
    private final Map<BitSet, Integer> rows = new HashMap<>();

    Rows(RegexNfa nfa, int[] starts) {
      this.nfa = nfa;
      this.starts = starts;
    }

    /** Null when there are too many. */
    @Nullable Rows filled() {
      decided(0, true);
      decided(1, false);
      BitSet first = new BitSet();
      nfa.reach(first, nfa.start(), true, false);
      add(first, nfa.foundAtEnd(first, true));
      for (int i = 0; i < waiting.size(); i++) {
        if (next.size() > MOST_STATES) {
          return null;
        }
        BitSet from = waiting.get(i);
        int[] row = next.get(DECIDED + i);
        for (int group = 0; group < starts.length; group++) {
          row[group] = from.get(0) ? 0 : row(nfa.step(from, starts[group]));
        }
      }
      return this;
    }

    private void decided(int row, boolean found) {
      int[] same = new int[starts.length];
      Arrays.fill(same, row);
      next.add(same);
      foundAtEnd.add(found);
    }

    private int row(BitSet states) {
      if (states.get(0)) {
        return 0;
      }
      if (nfa.isOver(states)) {
        return 1;
      }
      Integer known = rows.get(states);
      if (known == null) {
        known = add(states, nfa.foundAtEnd(states, false));
        rows.put(states, known);
      }
      return known;
    }

    private int add(BitSet states, boolean found) {
      next.add(new int[starts.length]);
      foundAtEnd.add(found);
      waiting.add(states);
      return next.size() - 1;
    }
  }
}
