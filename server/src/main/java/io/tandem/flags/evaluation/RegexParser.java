package io.tandem.flags.evaluation;

import io.tandem.flags.evaluation.Regex.Begin;
import io.tandem.flags.evaluation.Regex.Choice;
import io.tandem.flags.evaluation.Regex.End;
import io.tandem.flags.evaluation.Regex.Point;
import io.tandem.flags.evaluation.Regex.Repeated;
import io.tandem.flags.evaluation.Regex.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people write of RE2's syntax: characters, classes, groups, alternatives, repetitions,
 * both ends of the text, and {@code (?i)} in front for ASCII. Only for expressions that RE2 takes;
 * those with anything else are left to it.
 */
final class RegexParser {

  private static final int DEEPEST = 50;
  private static final String ENDS_ATOM = "|)";

  private final String text;
  private final boolean eitherCase;
  private int at;
  private int depth;

  private RegexParser(String text) {
    this.text = text;
    this.eitherCase = text.startsWith("(?i)");
    this.at = eitherCase ? "(?i)".length() : 0;
  }

  /** Says that an expression has something that is not read here. */
  private static final class Unread extends Exception {
    private static final long serialVersionUID = 1L;

    Unread() {
      super(null, null, false, false);
    }
  }

  /** Null when an expression says something that is not read here. */
  static @Nullable Regex parse(String expression) {
    RegexParser parser = new RegexParser(expression);
    try {
      Regex read = parser.choice();
      return parser.more() ? null : read;
    } catch (Unread left) {
      return null;
    }
  }

  private Regex choice() throws Unread {
    if (++depth > DEEPEST) {
      throw new Unread();
    }
    List<Regex> parts = new ArrayList<>();
    parts.add(sequence());
    while (take('|')) {
      parts.add(sequence());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Choice(List.copyOf(parts));
  }

  private Regex sequence() throws Unread {
    List<Regex> parts = new ArrayList<>();
    while (more() && ENDS_ATOM.indexOf(text.charAt(at)) < 0) {
      parts.add(repeated(atom()));
    }
    return parts.size() == 1 ? parts.getFirst() : new Sequence(List.copyOf(parts));
  }

  private Regex atom() throws Unread {
    int point = next();
    return switch (point) {
      case '^' -> new Begin();
      case '$' -> new End();
      case '.' -> new Point(CodePoints.of('\n', '\n').others());
      case '(' -> group();
      case '[' -> new Point(points());
      case '\\' -> escaped();
      case '*', '+', '?', '{', '}', ']' -> throw new Unread();
      default -> new Point(folded(CodePoints.of(point, point)));
    };
  }

  private Regex group() throws Unread {
    if (take('?') && !take(':')) {
      throw new Unread();
    }
    Regex inner = choice();
    if (!take(')')) {
      throw new Unread();
    }
    return inner;
  }

  private Regex repeated(Regex atom) throws Unread {
    if (!isHowOften()) {
      return atom;
    }
    Regex repeated =
        switch (text.charAt(at)) {
          case '*' -> new Repeated(atom, 0, Regex.ENDLESS);
          case '+' -> new Repeated(atom, 1, Regex.ENDLESS);
          case '?' -> new Repeated(atom, 0, 1);
          default -> counted(atom);
        };
    at++;
    take('?'); // as little as possible is found all the same
    if (isHowOften()) {
      throw new Unread();
    }
    return repeated;
  }

  private boolean isHowOften() {
    return more() && "*+?{".indexOf(text.charAt(at)) >= 0;
  }

  /** Stays on the closing brace. */
  private Regex counted(Regex atom) throws Unread {
    at++;
    int least = number();
    int most = least;
    if (take(',')) {
      most = more() && text.charAt(at) == '}' ? Regex.ENDLESS : number();
    }
    if (!more() || text.charAt(at) != '}') {
      throw new Unread();
    }
    return new Repeated(atom, least, most);
  }

  private int number() throws Unread {
    int start = at;
    while (more() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean padded = at - start > 1 && text.charAt(start) == '0'; // which RE2/J takes for a text
    if (at == start || at - start > 4 || padded) {
      throw new Unread();
    }
    return Integer.parseInt(text, start, at, 10);
  }

  private Regex escaped() throws Unread {
    if (take('A')) {
      return new Begin();
    }
    if (take('z')) {
      return new End();
    }
    CodePoints kind = kind();
    return new Point(kind == null ? folded(one(escape())) : kind);
  }

  /** A class in brackets, of which the opening one is behind. */
  private CodePoints points() throws Unread {
    boolean others = take('^');
    CodePoints points = CodePoints.NONE;
    boolean first = true;
    while (first || !take(']')) {
      if (text.startsWith("[:", at)) {
        throw new Unread();
      }
      first = false;
      points = points.and(element());
    }
    return others ? points.others() : points;
  }

  private CodePoints element() throws Unread {
    if (take('\\')) {
      CodePoints kind = kind();
      return kind == null ? range(escape()) : kind;
    }
    return range(next());
  }

  private CodePoints range(int first) throws Unread {
    int last = first;
    if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
      at++;
      last = take('\\') ? escape() : next();
    }
    return folded(CodePoints.of(first, last));
  }

  /** One of the classes that have a letter, which is behind the backslash; null for any other. */
  private @Nullable CodePoints kind() throws Unread {
    int point = next();
    CodePoints kind =
        switch (point) {
          case 'd', 'D' -> CodePoints.DIGITS;
          case 's', 'S' -> CodePoints.SPACES;
          case 'w', 'W' -> CodePoints.WORD;
          default -> null;
        };
    if (kind == null) {
      at -= Character.charCount(point);
      return null;
    }
    CodePoints folded = folded(kind);
    return Character.isUpperCase(point) ? folded.others() : folded;
  }

  private int escape() throws Unread {
    int point = next();
    return switch (point) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0B;
      case 'a' -> 0x07;
      default -> {
        if (point >= 128 || Character.isLetterOrDigit(point)) {
          throw new Unread();
        }
        yield point;
      }
    };
  }

  private CodePoints folded(CodePoints points) throws Unread {
    if (!eitherCase) {
      return points;
    }
    if (!points.isAscii()) {
      throw new Unread(); // the case of all of Unicode is left to RE2
    }
    return points.inEitherCase();
  }

  private static CodePoints one(int point) {
    return CodePoints.of(point, point);
  }

  private boolean more() {
    return at < text.length();
  }

  private boolean take(char wanted) {
    boolean there = more() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private int next() throws Unread {
    if (!more()) {
      throw new Unread();
    }
    int point = text.codePointAt(at);
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      throw new Unread(); // half of a character
    }
    at += Character.charCount(point);
    return point;
  }
}
