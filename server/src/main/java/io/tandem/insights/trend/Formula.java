package io.tandem.insights.trend;

import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic between series: {@code A} is the first one, {@code B} the second, with numbers, {@code
 * + - * /} and parentheses. Where a series has no number, or something is divided by zero, there is
 * no result.
 */
final class Formula {

  private static final int LONGEST = 200;
  private static final int DEEPEST = 20;

  private final String text;
  private final int series;
  private int at;
  private int depth;

  private Formula(String text, int series) {
    this.text = text;
    this.series = series;
  }

  /** One of the parts. */
  sealed interface Term {

    /** Its value, given that of each series. */
    @Nullable Double value(List<@Nullable Double> values);
  }

  private record Constant(double number) implements Term {
    @Override
    public @Nullable Double value(List<@Nullable Double> values) {
      return number;
    }
  }

  private record Series(int index) implements Term {
    @Override
    public @Nullable Double value(List<@Nullable Double> values) {
      return values.get(index);
    }
  }

  private record Operation(char operator, Term left, Term right) implements Term {
    @Override
    public @Nullable Double value(List<@Nullable Double> values) {
      Double one = left.value(values);
      Double other = right.value(values);
      if (one == null || other == null || (operator == '/' && other == 0)) {
        return null;
      }
      double result =
          switch (operator) {
            case '+' -> one + other;
            case '-' -> one - other;
            case '*' -> one * other;
            default -> one / other;
          };
      return Double.isFinite(result) ? (Double) result : null;
    }
  }

  /** A formula that can be computed. */
  record Parsed(Term root) {

    /**
     * Its result.
     *
     * @param values one for each series
     */
    @Nullable Double value(List<@Nullable Double> values) {
      return root.value(values);
    }
  }

  /**
   * Reads a formula.
   *
   * @param series how many there are
   * @throws TandemException {@code invalid_request} that says at which character it breaks
   */
  static Parsed parse(String text, int series) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new TandemException(TrendError.FORMULA, text.length() > LONGEST ? LONGEST : 1);
    }
    Formula formula = new Formula(text, series);
    Term root = formula.sum();
    formula.skip();
    if (formula.at < text.length()) {
      throw formula.broken();
    }
    return new Parsed(root);
  }

  private Term sum() {
    Term left = product();
    for (char operator = peek(); operator == '+' || operator == '-'; operator = peek()) {
      at++;
      left = new Operation(operator, left, product());
    }
    return left;
  }

  private Term product() {
    Term left = factor();
    for (char operator = peek(); operator == '*' || operator == '/'; operator = peek()) {
      at++;
      left = new Operation(operator, left, factor());
    }
    return left;
  }

  private Term factor() {
    char next = peek();
    if (next == '(') {
      return inner();
    }
    if (next >= 'A' && next < 'A' + series) {
      at++;
      return new Series(next - 'A');
    }
    return number();
  }

  private Term inner() {
    if (++depth > DEEPEST) {
      throw broken();
    }
    at++;
    Term inner = sum();
    if (peek() != ')') {
      throw broken();
    }
    at++;
    depth--;
    return inner;
  }

  private Term number() {
    int start = at;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      at = start;
      throw broken();
    }
    return new Constant(Double.parseDouble(number));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private char peek() {
    skip();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private TandemException broken() {
    return new TandemException(TrendError.FORMULA, at + 1);
  }
}
