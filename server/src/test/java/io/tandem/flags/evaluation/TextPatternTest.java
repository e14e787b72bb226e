package io.tandem.flags.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

  private static final int EXPRESSIONS = 40;
  private static final int TEXTS = 12;
  private static final List<String> TEXT =
      List.of(
          "a", "b", "A", "k", "s", "1", "_", "-", ".", "@", " ", "\n", "é", "中", "😀", "\u212A");
  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "k",
          "s",
          "1",
          "-",
          "@",
          "é",
          "中",
          "😀",
          ".",
          "\\.",
          "\\d",
          "\\D",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          "[ab]",
          "[^a]",
          "[a-k]",
          "[^\\d_]",
          "[]a]",
          "[a-]",
          "[\\w-]",
          "[é-中]",
          "^",
          "$",
          "\\A",
          "\\z",
          "\\n",
          "\\_",
          "()",
          "\\b",
          "\\x61",
          "\\x{e9}",
          "[[:alpha:]]",
          "\\pL");
  private static final List<String> OFTEN =
      List.of(
          "*", "+", "?", "*?", "+?", "??", "{2}", "{02}", "{1,02}", "{1,}", "{0,2}", "{2,3}?",
          "{0}", "{", "{,2}");

  /** What is read here says what RE2 says, of whatever is in it. */
  @Property
  void findsWhatRe2Finds(@ForAll Random random) {
    for (int i = 0; i < EXPRESSIONS; i++) {
      String prefix = random.nextInt(5) == 0 ? "(?i)" : "";
      String expression = prefix + expression(random, 3);
      TextPattern pattern;
      try {
        pattern = TextPattern.of(expression);
      } catch (PatternSyntaxException refused) {
        continue;
      }
      Pattern re2 = Pattern.compile(expression);
      for (int j = 0; j < TEXTS; j++) {
        String text = text(random);
        assertThat(pattern.found(text))
            .as("%s in %s by %s", expression, text, pattern)
            .isEqualTo(re2.matcher(text).find());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "^person,begin",
    "@example\\.com$,end",
    "^a\\+b$,equal",
    "plain,part",
    "^$,equal",
    "'',part",
  })
  void oneTextIsComparedAsSuch(String expression, String how) {
    boolean begin = how.equals("begin") || how.equals("equal");
    boolean end = how.equals("end") || how.equals("equal");
    assertThat(TextPattern.of(expression))
        .isInstanceOfSatisfying(
            TextPattern.Fixed.class,
            fixed -> {
              assertThat(fixed.begin()).isEqualTo(begin);
              assertThat(fixed.end()).isEqualTo(end);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*@example\\.com$",
        "^(a|b|c)$",
        "@(example|test)\\.com$",
        "(?i)^[a-z0-9._%+-]+@[a-z0-9.-]+\\.(com|org)$",
        "^\\+?[0-9]{6,15}$",
        "^(?:10|192)\\.",
        "(a+)+$",
        "(x|x)*y",
      })
  void commonExpressionsBecomeTables(String expression) {
    assertThat(TextPattern.of(expression)).isInstanceOf(TextPattern.ByTable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a|b)*a(a|b){12}", "\\bword\\b", "(?m)^a$", "\\pL+", "(?i)é", "a{200}b{200}"})
  void whatIsTooMuchForTheTableIsLeftToRe2(String expression) {
    assertThat(TextPattern.of(expression)).isInstanceOf(TextPattern.ByRe2.class);
  }

  /** RE2/J follows the cases of these letters in a circle. */
  @ParameterizedTest
  @ValueSource(strings = {"(?i)\u1C82", "a(?si:[é-中])", "(?i)[\\x{e9}-\\x{4e2d}]", "(?mi)\\b[!-中]"})
  void whatWouldNeverBeCompiledIsRefused(String expression) {
    assertThatThrownBy(() -> TextPattern.of(expression)).isInstanceOf(PatternSyntaxException.class);
    assertThat(TextPattern.of("[é-中](?-i)\u1C82").found("中\u1C82")).isTrue();
  }

  /** Backtracking would not end in a lifetime. */
  @Test
  void nothingIsTriedTwice() {
    String text = "a".repeat(100_000);
    for (String expression : List.of("(a+)+$", "(a|a)*b", "(a*)*c$", "^(a+)+b")) {
      assertThat(TextPattern.of(expression).found(text)).isEqualTo(expression.equals("(a+)+$"));
    }
  }

  private static String expression(Random random, int depth) {
    StringBuilder expression = new StringBuilder();
    int branches = random.nextInt(4) == 0 ? 2 : 1;
    for (int branch = 0; branch < branches; branch++) {
      expression.append(branch == 0 ? "" : "|").append(sequence(random, depth));
    }
    return expression.toString();
  }

  private static String sequence(Random random, int depth) {
    StringBuilder sequence = new StringBuilder();
    int parts = random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      sequence.append(atom(random, depth));
      if (random.nextInt(3) == 0) {
        sequence.append(any(OFTEN, random));
      }
    }
    return sequence.toString();
  }

  private static String atom(Random random, int depth) {
    if (depth > 0 && random.nextInt(4) == 0) {
      String open = random.nextBoolean() ? "(" : "(?:";
      return open + expression(random, depth - 1) + ")";
    }
    // the first ten are what expressions are mostly made of
    return random.nextBoolean() ? ATOMS.get(random.nextInt(10)) : any(ATOMS, random);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(3) > 0 ? TEXT.get(random.nextInt(2)) : any(TEXT, random));
    }
    return text.toString();
  }

  private static String any(List<String> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
