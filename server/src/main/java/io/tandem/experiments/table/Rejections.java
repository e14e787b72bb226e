package io.tandem.experiments.table;

import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Rows that could not be used: all are counted, the first are told. */
final class Rejections {

  private static final int TOLD = 20;
  private static final int LONGEST = 80;
  private static final int REPLACEMENT = 0xFFFD;
  private static final Sentence NONE = new Sentence("没有行", "there are no rows");

  private final List<RejectedRow> first = new ArrayList<>();
  private long count;

  void add(long line, String zh, String en) {
    count++;
    if (first.size() < TOLD) {
      first.add(new RejectedRow(line, new Sentence(clean(zh), clean(en))));
    }
  }

  /** The beginning of a cell. */
  static String cut(String cell) {
    return cell.length() > LONGEST ? cell.substring(0, LONGEST) + "…" : cell;
  }

  /** Cells may hold anything; what is kept, PostgreSQL takes and a page can show. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(Rejections::shown).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int shown(int character) {
    boolean none =
        Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    return none ? REPLACEMENT : character;
  }

  /** Why the first one could not be used. */
  Sentence reason() {
    return first.isEmpty() ? NONE : first.getFirst().reason();
  }

  long count() {
    return count;
  }

  List<RejectedRow> first() {
    return List.copyOf(first);
  }
}
