package io.tandem.experiments.table;

import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.Summary;

/** Sums over the people of one variant: of y, of x, of their squares and products. */
record Sums(long people, double y, double yy, double x, double xx, double xy) {

  Pairs pairs() {
    Summary above = Summary.ofSums(people, y, yy);
    Summary below = Summary.ofSums(people, x, xx);
    double covariance = people < 2 ? 0 : (xy - y * below.mean()) / (people - 1);
    return new Pairs(
        people, above.mean(), above.variance(), below.mean(), below.variance(), covariance);
  }
}
