package io.tandem.insights.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * Finds a minimum without derivatives: Nelder and Mead, "A simplex method for function
 * minimization", The Computer Journal 7 (1965), with the usual coefficients (1, 2, ½, ½). It starts
 * again from where it ended until that no longer helps, since a simplex may collapse early.
 */
final class NelderMead {

  private static final int ITERATIONS = 2_000;
  private static final int RESTARTS = 8;
  private static final double TOLERANCE = 1e-11;

  private final ToDoubleFunction<double[]> function;

  NelderMead(ToDoubleFunction<double[]> function) {
    this.function = function;
  }

  /** A point of the simplex; settled when the search ended there because nothing got better. */
  static final class Minimum {
    private final double[] at;
    private final double value;
    private final boolean settled;

    private Minimum(double[] at, double value, boolean settled) {
      this.at = at;
      this.value = value;
      this.settled = settled;
    }

    double[] at() {
      return at.clone();
    }

    double value() {
      return value;
    }

    boolean settled() {
      return settled;
    }
  }

  /** Walks down from a point; the first simplex has edges of {@code step}. */
  Minimum from(double[] start, double step) {
    Minimum best = new Minimum(start, function.applyAsDouble(start), false);
    for (int i = 0; i < RESTARTS; i++) {
      Minimum next = once(best.at(), step);
      boolean better = best.value() - next.value() > 1e-9 * (1 + Math.abs(next.value()));
      best = next.value() <= best.value() ? next : best;
      if (!better && i > 0) {
        return new Minimum(best.at(), best.value(), true);
      }
    }
    return new Minimum(best.at(), best.value(), false);
  }

  private Minimum once(double[] start, double step) {
    Minimum[] simplex = new Minimum[start.length + 1];
    for (int i = 0; i < simplex.length; i++) {
      double[] corner = start.clone();
      if (i > 0) {
        corner[i - 1] += step;
      }
      simplex[i] = point(corner);
    }
    for (int i = 0; i < ITERATIONS; i++) {
      Arrays.sort(simplex, Comparator.comparingDouble(Minimum::value));
      Minimum worst = simplex[start.length];
      if (worst.value() - simplex[0].value() <= TOLERANCE * (1 + Math.abs(simplex[0].value()))
          && width(simplex) < 1e-6) {
        break;
      }
      move(simplex, worst);
    }
    Arrays.sort(simplex, Comparator.comparingDouble(Minimum::value));
    return simplex[0];
  }

  /** Replaces the worst corner, or shrinks the simplex towards the best one. */
  private void move(Minimum[] simplex, Minimum worst) {
    int last = simplex.length - 1;
    double[] centre = centre(simplex);
    Minimum reflected = along(centre, worst, -1);
    if (reflected.value() < simplex[0].value()) {
      Minimum expanded = along(centre, worst, -2);
      simplex[last] = expanded.value() < reflected.value() ? expanded : reflected;
      return;
    }
    if (reflected.value() < simplex[last - 1].value()) {
      simplex[last] = reflected;
      return;
    }
    boolean outside = reflected.value() < worst.value();
    Minimum contracted = along(centre, worst, outside ? -0.5 : 0.5);
    if (contracted.value() < Math.min(reflected.value(), worst.value())) {
      simplex[last] = contracted;
      return;
    }
    for (int i = 1; i < simplex.length; i++) {
      simplex[i] = along(simplex[0].at, simplex[i], 0.5);
    }
  }

  private static double width(Minimum[] simplex) {
    double width = 0;
    for (Minimum corner : simplex) {
      for (int i = 0; i < corner.at.length; i++) {
        width = Math.max(width, Math.abs(corner.at[i] - simplex[0].at[i]));
      }
    }
    return width;
  }

  private static double[] centre(Minimum[] simplex) {
    int size = simplex.length - 1;
    double[] centre = new double[size];
    for (int corner = 0; corner < size; corner++) {
      for (int i = 0; i < size; i++) {
        centre[i] += simplex[corner].at[i] / size;
      }
    }
    return centre;
  }

  private Minimum along(double[] from, Minimum to, double share) {
    double[] at = new double[from.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = from[i] + share * (to.at[i] - from[i]);
    }
    return point(at);
  }

  private Minimum point(double[] at) {
    double value = function.applyAsDouble(at);
    return new Minimum(at, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value, false);
  }
}
