package io.tandem.insights.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the change of a rate between two periods into what each part of the people contributed: by
 * being more or fewer (mix) and by behaving differently (rate). Kitagawa, "Components of a
 * Difference Between Two Rates", Journal of the American Statistical Association 50 (1955): with
 * shares w and rates r, a part's mix effect is (w₁ − w₀)(r̄ − R̄), its rate effect w̄(r₁ − r₀), a
 * bar being the mean of both periods. R̄, the mean of the whole, changes no sum (shares add up to
 * one) and makes a part's effect readable: more people of a part that is better than the whole
 * raise it. All effects of all parts add up to the change.
 */
public final class RateChange {

  private RateChange() {}

  /**
   * People of a part in both periods.
   *
   * @param before people of the period compared with
   * @param beforeDid who did: usually some of them, but a rate may also count people who are not
   *     among those it is a share of, such as complaints of people who are not active
   */
  public record Part(long before, long beforeDid, long after, long afterDid) {

    double rate(boolean later) {
      long people = later ? after : before;
      return people == 0 ? Double.NaN : (double) (later ? afterDid : beforeDid) / people;
    }

    /**
     * Who did in a period in which the part has nobody to be a share of: size says nothing of them.
     */
    private long outside(boolean later) {
      return (later ? after : before) > 0 ? 0 : later ? afterDid : beforeDid;
    }

    /** 0 for a part that has nobody in either period. */
    private double mean() {
      if (before == 0 && after == 0) {
        return 0;
      }
      double first = rate(false);
      double second = rate(true);
      return after == 0 ? first : before == 0 ? second : (first + second) / 2;
    }
  }

  /**
   * What a part contributed, in points of the rate.
   *
   * @param mix by its size
   * @param rate by its behaviour
   */
  public record Effect(double mix, double rate) {

    /** Both together. */
    public double sum() {
      return mix + rate;
    }
  }

  /** One effect a part, in the order given; empty when one period has nobody. */
  public static List<Effect> split(List<Part> parts) {
    Part whole = whole(parts);
    if (whole.before() == 0 || whole.after() == 0) {
      return List.of();
    }
    double centre = whole.mean();
    List<Effect> effects = new ArrayList<>();
    for (Part part : parts) {
      double before = (double) part.before() / whole.before();
      double after = (double) part.after() / whole.after();
      boolean both = part.before() > 0 && part.after() > 0;
      double rate =
          both
              ? (before + after) / 2 * (part.rate(true) - part.rate(false))
              : (double) part.outside(true) / whole.after()
                  - (double) part.outside(false) / whole.before();
      effects.add(new Effect((after - before) * (part.mean() - centre), rate));
    }
    return effects;
  }

  /** All parts as one. */
  public static Part whole(List<Part> parts) {
    return new Part(
        parts.stream().mapToLong(Part::before).sum(),
        parts.stream().mapToLong(Part::beforeDid).sum(),
        parts.stream().mapToLong(Part::after).sum(),
        parts.stream().mapToLong(Part::afterDid).sum());
  }
}
