package io.tandem.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against values of SciPy 1.17. */
class SpecialFunctionsTest {

  @Test
  void logGammaHasItsValues() {
    double[][] known = {
      {1e-3, 6.907178885383853},
      {0.25, 1.2880225246980774},
      {0.5, 0.5723649429247},
      {1, 0},
      {2.5, 0.2846828704729192},
      {10, 12.801827480081469},
      {100.5, 361.43554046777757},
      {1e6, 12815504.569147611}
    };
    for (double[] pair : known) {
      assertThat(SpecialFunctions.logGamma(pair[0]))
          .as("ln Γ(%s)", pair[0])
          .isCloseTo(pair[1], within(1e-13 * Math.max(1, pair[1])));
    }
  }

  @Test
  void hypergeometricFunctionHasItsValues() {
    double[][] known = {
      {0.2, 0.3, 1.5, 0.5, 1.0242059745008305},
      {1.976, -0.207, 2.219, 0.6, 0.8508213641338419},
      {-0.5, 2.5, 3.2, 0.99, 0.42703051632417827},
      {3, 4, 10, 0.9, 5.410745621149738},
      {2.243, 4.426, 4.219, 0.4, 3.345500110053091}
    };
    for (double[] row : known) {
      assertThat(SpecialFunctions.hypergeometric(row[0], row[1], row[2], row[3]))
          .isCloseTo(row[4], within(1e-13 * row[4]));
    }
  }

  @Test
  void sumsOfExponentialsNeitherOverflowNorVanish() {
    assertThat(SpecialFunctions.logSum(-2000, -2000)).isCloseTo(-2000 + Math.log(2), within(1e-12));
    assertThat(SpecialFunctions.logSum(900, -900)).isEqualTo(900);
    assertThat(SpecialFunctions.logSum(Double.NEGATIVE_INFINITY, 3)).isEqualTo(3);
  }
}
