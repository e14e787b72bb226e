package io.tandem.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Decides which regular expressions are let through to the event store: those that mean the same in
 * RE2 and in Java and are small enough to compile there. Refusing here answers a request with a 400
 * that says why; the store would fail in the middle of a query.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class RegularExpressions {

  private static final int LONGEST = 200;

  /** RE2 refuses more than 1,000 copies; Unicode classes run out of its memory long before. */
  private static final long MOST_COPIES = 1_000;

  private static final long MOST_COPIES_OF_A_CLASS = 100;

  /** How large a joined expression may get, counted in what a character of RE2's program takes. */
  private static final long LARGEST = 100_000;

  /** So many expressions that repeat without a bound are told apart quickly, no more. */
  private static final long MOST_UNBOUNDED = 16;

  /** A character class of several bytes, and one of Unicode, against a character. */
  private static final int CLASS = 4;

  private static final int UNICODE_CLASS = 500;

  private static final Pattern UNBOUNDED = Pattern.compile("[*+]|,\\}");

  private static final Pattern REPETITION = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");
  private static final Pattern DOUBLE = Pattern.compile("[*+?}]([*+{]|\\?[*+?{])");
  private static final Pattern GROUP = Pattern.compile("\\(\\?(?![ims]{0,3}(-[ims]{1,3})?[:)])");

  /** An escape: a Unicode class in group 1, another known one in group 2, else unknown. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:([pP](?:[LN]|\\{[A-Z][a-z]?\\}))"
              + "|(x[0-9A-Fa-f]{2}|[dDwWsSbBAznrtf]|[^A-Za-z0-9])|.)",
          Pattern.DOTALL);

  private static final Pattern NESTED_CLASS = Pattern.compile("\\[[^\\]]*(\\[|&&)");

  private RegularExpressions() {}

  /**
   * The expression itself.
   *
   * @throws TandemException {@code invalid_request} when it is not a usable expression
   */
  static String check(String expression) {
    if (expression.isEmpty() || expression.length() > LONGEST) {
      throw refused("it has 1 to " + LONGEST + " characters");
    }
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw refused(e.getDescription());
    }
    long most = MOST_COPIES;
    Matcher escape = ESCAPE.matcher(expression);
    while (escape.find()) {
      if (escape.group(1) == null && escape.group(2) == null) {
        throw refused("RE2 does not know " + escape.group());
      }
      most = escape.group(1) == null ? most : MOST_COPIES_OF_A_CLASS;
    }
    String bare = ESCAPE.matcher(expression).replaceAll("_");
    refuse(bare, GROUP, "RE2 does not know such a group");
    refuse(bare, DOUBLE, "one quantifier follows another");
    refuse(bare, NESTED_CLASS, "a class stands inside a class");
    if (copies(bare) > most) {
      throw refused("it repeats too often");
    }
    return expression;
  }

  /**
   * Fewer expressions of which one is found in a text exactly where one of the given is. RE2 holds
   * megabytes for each, and the text is looked up anew for each; one large expression costs what a
   * small one does, unless it has to follow many repetitions at once.
   *
   * @param expressions that {@link #check} let through: none reaches beyond a group around it
   */
  public static List<String> joined(List<String> expressions) {
    List<String> joined = new ArrayList<>();
    StringBuilder alternatives = new StringBuilder();
    long size = 0;
    for (String expression : expressions) {
      long more = size(expression);
      if (size > 0 && size + more > LARGEST) {
        joined.add(alternatives.toString());
        alternatives.setLength(0);
        size = 0;
      }
      alternatives.append(size == 0 ? "(?:" : "|(?:").append(expression).append(')');
      size += more;
    }
    joined.add(alternatives.toString());
    return expressions.size() == 1 ? expressions : joined;
  }

  private static long size(String expression) {
    long parts = (long) CLASS * expression.length();
    Matcher escape = ESCAPE.matcher(expression);
    while (escape.find()) {
      parts += escape.group(1) == null ? 0 : UNICODE_CLASS;
    }
    String bare = ESCAPE.matcher(expression).replaceAll("_");
    long size = parts * copies(bare);
    return UNBOUNDED.matcher(bare).find() ? Math.max(size, LARGEST / MOST_UNBOUNDED) : size;
  }

  private static void refuse(String expression, Pattern unknown, String why) {
    if (unknown.matcher(expression).find()) {
      throw refused(why);
    }
  }

  private static long copies(String expression) {
    long copies = 1;
    Matcher repetition = REPETITION.matcher(expression);
    while (repetition.find() && copies <= MOST_COPIES) {
      String most = repetition.group(2);
      long times = Long.parseLong(most == null || most.isEmpty() ? repetition.group(1) : most);
      copies *= Math.max(1, times);
    }
    return copies;
  }

  private static TandemException refused(String why) {
    return new TandemException(
        CommonError.INVALID_REQUEST, "the regular expression is refused: " + why);
  }
}
