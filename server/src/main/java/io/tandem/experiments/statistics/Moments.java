package io.tandem.experiments.statistics;

/**
 * Means, variances and covariance of pairs that come one by one or group by group, without loss of
 * digits where the mean is large beside the spread (Welford 1962; Chan, Golub and LeVeque 1979).
 */
public final class Moments {

  private long n;
  private double meanY;
  private double meanX;
  private double squaresY;
  private double squaresX;
  private double products;

  /** One more person. */
  public void add(double y, double x) {
    n++;
    double fromY = y - meanY;
    double fromX = x - meanX;
    meanY += fromY / n;
    meanX += fromX / n;
    squaresY += fromY * (y - meanY);
    squaresX += fromX * (x - meanX);
    products += fromY * (x - meanX);
  }

  /** One more person without a covariate. */
  public void add(double y) {
    add(y, 0);
  }

  /** All people of another group. */
  public void add(Moments other) {
    if (other.n == 0) {
      return;
    }
    long together = n + other.n;
    double betweenY = other.meanY - meanY;
    double betweenX = other.meanX - meanX;
    double weight = (double) n * other.n / together;
    squaresY += other.squaresY + betweenY * betweenY * weight;
    squaresX += other.squaresX + betweenX * betweenX * weight;
    products += other.products + betweenY * betweenX * weight;
    meanY += betweenY * other.n / together;
    meanX += betweenX * other.n / together;
    n = together;
  }

  /** People so far. */
  public long n() {
    return n;
  }

  /** Of all so far, variances over n − 1. */
  public Pairs pairs() {
    double freedom = Math.max(1, n - 1);
    return new Pairs(n, meanY, squaresY / freedom, meanX, squaresX / freedom, products / freedom);
  }
}
