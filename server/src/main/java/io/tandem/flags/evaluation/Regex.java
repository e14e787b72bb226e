package io.tandem.flags.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression, read. What it takes out of the text is of no account here. */
sealed interface Regex {

  /** One of these code points. */
  record Point(CodePoints points) implements Regex {}

  /** One after the other; nothing at all when there are none. */
  record Sequence(List<Regex> parts) implements Regex {}

  /** Either of them. */
  record Choice(List<Regex> parts) implements Regex {}

  /** As often as this; {@code most} is {@link #ENDLESS} without a bound. */
  record Repeated(Regex part, int least, int most) implements Regex {}

  /** At the beginning of the text. */
  record Begin() implements Regex {}

  /** At the end of the text. */
  record End() implements Regex {}

  int ENDLESS = -1;

  /**
   * A text that has to be there, at its begin, its end, both or anywhere.
   *
   * @param begin nothing may be before it
   * @param end nothing may follow it
   */
  record Literal(String text, boolean begin, boolean end) {

    /** Null when an expression says more than one text. */
    static @Nullable Literal of(Regex regex) {
      List<Regex> parts = regex instanceof Sequence sequence ? sequence.parts : List.of(regex);
      boolean begin = !parts.isEmpty() && parts.getFirst() instanceof Begin;
      boolean end = !parts.isEmpty() && parts.getLast() instanceof End;
      StringBuilder text = new StringBuilder();
      for (Regex part : parts.subList(begin ? 1 : 0, parts.size() - (end ? 1 : 0))) {
        int point = part instanceof Point one ? one.points.single() : -1;
        if (point < 0) {
          return null;
        }
        text.appendCodePoint(point);
      }
      return new Literal(text.toString(), begin, end);
    }
  }
}
