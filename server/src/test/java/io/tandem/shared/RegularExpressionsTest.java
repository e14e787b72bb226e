package io.tandem.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @ParameterizedTest
  @ValueSource(ints = {201, 10_000})
  void longOnesAreRefused(int length) {
    assertThatThrownBy(() -> RegularExpressions.check("a".repeat(length)))
        .isInstanceOf(TandemException.class);
  }
}
