package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives the flag to a share of those who meet all conditions. Rules are tried in order; who meets
 * one but lies outside its share goes on to the next. All rules of a flag look at the same position
 * of an id, so a larger share holds everybody a smaller one held.
 *
 * @param conditions all must be met; none means everybody
 * @param rollout percent of those who meet them, 0 to 100; murmur3 resolves 2⁻³² of everybody
 * @param variant what they get; null deals the variants out by the split
 */
public record FlagRule(List<FlagCondition> conditions, double rollout, @Nullable String variant) {

  private static final int MOST_CONDITIONS = 50;

  /**
   * @throws TandemException {@code invalid_request} when the rollout is no percent or there are
   *     more than 50 conditions
   */
  public FlagRule(
      @Nullable List<FlagCondition> conditions, double rollout, @Nullable String variant) {
    Refusals.unless(rollout >= 0 && rollout <= 100, "a rollout is 0 to 100 percent");
    List<FlagCondition> all = conditions == null ? List.of() : conditions;
    Refusals.unless(
        all.size() <= MOST_CONDITIONS && all.stream().noneMatch(Objects::isNull),
        "a rule has at most 50 conditions");
    this.conditions = List.copyOf(all);
    this.rollout = rollout;
    this.variant = variant;
  }

  /** True when it gives the same to nobody who did not have it by the other. */
  boolean isNoWiderThan(FlagRule other) {
    return rollout <= other.rollout
        && conditions.equals(other.conditions)
        && Objects.equals(variant, other.variant);
  }
}
