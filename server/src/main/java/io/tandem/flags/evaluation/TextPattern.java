package io.tandem.flags.evaluation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/**
 * A regular expression as RE2 understands it, looked for anywhere in a text, in time linear in the
 * text. Most are one text or a small automaton, which answer much sooner than RE2 does; which of
 * them it is changes nothing else.
 */
sealed interface TextPattern {

  /** Letters whose cases RE2/J 1.8 looks for without end where case is to be ignored. */
  int ENDLESS_FROM = 0x1C80;

  /** The last of them. */
  int ENDLESS_TO = 0x1C88;

  /** Ignores case from here on. */
  java.util.regex.Pattern EITHER_CASE = java.util.regex.Pattern.compile("\\(\\?[a-zA-Z]*i");

  /** A letter by its number. */
  java.util.regex.Pattern NUMBERED =
      java.util.regex.Pattern.compile("\\\\x(?:\\{([0-9a-fA-F]{1,7})}|([0-9a-fA-F]{2}))");

  /** True when a part of the text matches. */
  boolean found(String text);

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException when RE2 refuses it, or would never be done with it
   */
  static TextPattern of(String expression) {
    if (EITHER_CASE.matcher(expression).find() && isEndless(expression)) {
      throw new PatternSyntaxException(
          "case cannot be ignored of U+1C80 to U+1C88, nor of a range or an escape they may be in",
          expression);
    }
    Pattern pattern = Pattern.compile(expression);
    Regex read = RegexParser.parse(expression);
    if (read == null) {
      return new ByRe2(pattern);
    }
    Regex.Literal literal = Regex.Literal.of(read);
    if (literal != null) {
      return new Fixed(literal.text(), literal.begin(), literal.end());
    }
    RegexAutomaton automaton = RegexAutomaton.of(read);
    return automaton == null ? new ByRe2(pattern) : new ByTable(automaton);
  }

  private static boolean isEndless(String expression) {
    int[] points = written(expression).codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      boolean range = points[i] == '-' && i > 0 && i < points.length - 1;
      if ((points[i] >= ENDLESS_FROM && points[i] <= ENDLESS_TO)
          || (range && points[i - 1] < ENDLESS_FROM && points[i + 1] > ENDLESS_TO)) {
        return true;
      }
    }
    return false;
  }

  /** With letters in place of their numbers. */
  private static String written(String expression) {
    return NUMBERED
        .matcher(expression)
        .replaceAll(found -> {
          String digits = found.group(1) == null ? found.group(2) : found.group(1);
          int point = Integer.parseInt(digits, 16);
          return point > Character.MAX_CODE_POINT
              ? ""
              : Matcher.quoteReplacement(Character.toString(point));
        });
  }

  /** One text. */
  record Fixed(String sought, boolean begin, boolean end) implements TextPattern {
    @Override
    public boolean found(String text) {
      if (begin) {
        return end ? text.equals(sought) : text.startsWith(sought);
      }
      return end ? text.endsWith(sought) : text.contains(sought);
    }
  }

  /** A small automaton. */
  record ByTable(RegexAutomaton automaton) implements TextPattern {
    @Override
    public boolean found(String text) {
      return automaton.found(text);
    }
  }

  /** What is neither. */
  record ByRe2(Pattern pattern) implements TextPattern {
    @Override
    public boolean found(String text) {
      return pattern.matcher(text).find();
    }
  }
}
