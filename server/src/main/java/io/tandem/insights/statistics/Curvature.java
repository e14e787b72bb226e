package io.tandem.insights.statistics;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The covariance of maximum-likelihood estimates: the inverse of the negative log-likelihood's
 * second derivatives at its minimum (observed information), taken as central differences.
 */
final class Curvature {

  private static final double STEP = 1e-3;

  private Curvature() {}

  /**
   * The covariance of the parameters.
   *
   * @param negativeLogLikelihood has a minimum at {@code at}
   * @return null where the matrix of second derivatives is not positive definite
   */
  static @Nullable Covariance covariance(
      ToDoubleFunction<double[]> negativeLogLikelihood, double[] at) {
    int size = at.length;
    double[][] second = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        second[i][j] =
            (moved(negativeLogLikelihood, at, i, j, 1, 1)
                    - moved(negativeLogLikelihood, at, i, j, 1, -1)
                    - moved(negativeLogLikelihood, at, i, j, -1, 1)
                    + moved(negativeLogLikelihood, at, i, j, -1, -1))
                / (4 * STEP * STEP);
        second[j][i] = second[i][j];
      }
    }
    double[][] inverse = inverse(second);
    return inverse == null ? null : new Covariance(inverse);
  }

  /** Slopes of a function of the parameters, by central differences. */
  static double[] gradient(ToDoubleFunction<double[]> function, double[] at) {
    double[] slopes = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += STEP;
      down[i] -= STEP;
      slopes[i] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * STEP);
    }
    return slopes;
  }

  private static double moved(
      ToDoubleFunction<double[]> function, double[] at, int i, int j, int... signs) {
    double[] moved = at.clone();
    moved[i] += signs[0] * STEP;
    moved[j] += signs[1] * STEP;
    return function.applyAsDouble(moved);
  }

  /** By Cholesky's decomposition, which exists for positive definite matrices only. */
  private static double @Nullable [][] inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(rest > 0)) {
          return null;
        }
        lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
      }
    }
    double[][] inverse = new double[size][];
    for (int column = 0; column < size; column++) {
      inverse[column] = solve(lower, column);
    }
    return inverse;
  }

  private static double[] solve(double[][] lower, int unit) {
    int size = lower.length;
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      double rest = i == unit ? 1 : 0;
      for (int k = 0; k < i; k++) {
        rest -= lower[i][k] * x[k];
      }
      x[i] = rest / lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }
}
