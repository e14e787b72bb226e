package io.tandem.cli.demo.story;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A variant of the experiment with the onboarding quest and the 7-day check-in, and what it truly
 * does to people: planted here, drawn for each person, found by the analysis.
 */
public enum Arm {
  NONE(0.18, 0.06),
  QUEST(0.26, 0.08),
  CHECK_IN(0.23, 0.07),
  BOTH(0.36, 0.12);

  /** Chances that somebody who is there on day 7 buys on it, and on day 10. */
  static final double BUYS_ON_DAY_7 = 0.25;

  static final double BUYS_ON_DAY_10 = 0.15;

  private final double daySeven;
  private final double firstDay;

  Arm(double retention, double buysAtOnce) {
    this.daySeven = retention;
    this.firstDay = buysAtOnce;
  }

  /** The variant of a key; null for none. */
  static @Nullable Arm of(@Nullable String key) {
    return key == null ? null : valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** The variant's key. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean quest() {
    return this == QUEST || this == BOTH;
  }

  boolean checkIn() {
    return this == CHECK_IN || this == BOTH;
  }

  /** Chance of being active on the seventh day after the sign-up. */
  public double retention() {
    return daySeven;
  }

  /** Chance of buying on the day of the sign-up. */
  double buysAtOnce() {
    return firstDay;
  }

  /** What somebody is worth by day 7, that day included, in yuan on average. */
  public double worthByDay7() {
    return FirstPurchases.MEAN_PRICE * (firstDay + daySeven * BUYS_ON_DAY_7);
  }

  /** What somebody is worth by day 14, in yuan on average. */
  public double worthByDay14() {
    return worthByDay7() + FirstPurchases.MEAN_PRICE * daySeven * BUYS_ON_DAY_10;
  }

  /**
   * True effects, in the unit of what they are effects on.
   *
   * @param quest averaged over the check-in
   * @param checkIn averaged over the quest
   * @param interaction what both do together beyond the sum of each alone
   */
  public record Effects(double quest, double checkIn, double interaction) {}

  /** The true effects on something. */
  public static Effects effects(ToDoubleFunction<Arm> on) {
    double none = on.applyAsDouble(NONE);
    double quest = on.applyAsDouble(QUEST);
    double checkIn = on.applyAsDouble(CHECK_IN);
    double both = on.applyAsDouble(BOTH);
    return new Effects(
        (quest - none + both - checkIn) / 2,
        (checkIn - none + both - quest) / 2,
        both - quest - checkIn + none);
  }
}
