package io.tandem.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularExpressionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^lesson-[0-9]+$",
        "a|b",
        "(?i)abc",
        "(?:a|b)*?",
        "\\d{1,3}\\.",
        "\\\\h",
        "\\p{Lu}",
        "回放.*",
        "\\pL{2,100}",
        "[^a-z\\]]+",
        "a{1000}"
      })
  void ordinaryExpressionsPass(String expression) {
    assertThat(RegularExpressions.check(expression)).isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "(",
        "[a",
        "a{2",
        "*a",
        "(?=a)",
        "(?<!a)",
        "(?<n>a)",
        "(?>a)",
        "a++",
        "a*+",
        "a{2}{3}",
        "\\h",
        "\\1",
        "\\k<n>",
        "(a)\\1",
        "[a-z&&[b]]",
        "\\p{IsHan}",
        "(a{40}){40}",
        "\\pL{900}",
        "\\Qa\\E",
        "a{1001}",
        "(?x)a"
      })
  void whatTheStoreCannotCompileIsRefused(String expression) {
    assertThatThrownBy(() -> RegularExpressions.check(expression))
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("invalid_request");
  }

  @Test
  void manyOrdinaryExpressionsBecomeFew() {
    List<String> many = IntStream.range(0, 1000).mapToObj(i -> "^lesson-" + i + "$").toList();
    assertThat(RegularExpressions.joined(many)).hasSizeLessThan(4);
    List<String> open = IntStream.range(0, 1000).mapToObj(i -> "a.*" + i).toList();
    assertThat(RegularExpressions.joined(open)).hasSizeBetween(60, 70);
    assertThat(RegularExpressions.joined(List.of("a|b"))).containsExactly("a|b");
  }

  @Test
  void joinedExpressionsFindWhatOneOfThemFinds() {
    List<String> all =
        List.of("^a", "b$", "c|d", "(?i)e", "(f)", "[)g]", "\\(", "^h|i$", "\\pL{90}", "j.*k");
    List<String> texts =
        List.of("ax", "xa", "bx", "xb", "d", "E", "A", "F", "f", ")", "(", "hx", "xi", "ix", "jxk");
    for (int some = 1; some < 1 << all.size(); some++) {
      long chosen = some;
      List<String> expressions =
          IntStream.range(0, all.size())
              .filter(i -> (chosen >> i & 1) != 0)
              .mapToObj(all::get)
              .toList();
      List<String> joined = RegularExpressions.joined(expressions);
      for (String text : texts) {
        assertThat(finds(joined, text))
            .as("%s in %s", expressions, text)
            .isEqualTo(finds(expressions, text));
      }
    }
  }

  private static boolean finds(List<String> expressions, String text) {
    return expressions.stream().anyMatch(each -> Pattern.compile(each).matcher(text).find());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 10_000})
  void longOnesAreRefused(int length) {
    assertThatThrownBy(() -> RegularExpressions.check("a".repeat(length)))
        .isInstanceOf(TandemException.class);
  }
}
