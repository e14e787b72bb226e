package io.tandem.experiments.statistics;

/**
 * People who met more than one variant. They belong to none and are left out; where they are many,
 * the assignment does not stick.
 *
 * @param people who met any variant
 * @param multiple those who met several
 */
public record MultipleExposure(long people, long multiple) {

  /** From this share on it is an alarm. */
  private static final double ALARM = 0.01;

  /** 0 to 1. */
  public double share() {
    return people == 0 ? 0 : (double) multiple / people;
  }

  /** True from 1 % on. */
  public boolean alarm() {
    return share() >= ALARM;
  }
}
