package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives the flag to a share of those who meet all conditions. Rules are tried in order; who meets
 * one but lies outside its share goes on to the next. All rules of a flag look at the same position
 * of an id, so a larger share holds everybody a smaller one held.
 *
 * @param conditions all must be met; none means everybody
 * @param rollout percent of those who meet them, 0 to 100; murmur3 resolves 2⁻³² of everybody
 * @param variant what they get; null deals the variants out by the split
 * @param id which rule of the flag in the environment it is, wherever it stands among the others;
 *     rules that are new have none yet
 */
public record FlagRule(
    List<FlagCondition> conditions, double rollout, @Nullable String variant, @Nullable String id) {

  private static final int MOST_CONDITIONS = 50;
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * @throws TandemException {@code invalid_request} when the rollout is no percent, there are more
   *     than 50 conditions or the id is none that was given
   */
  public FlagRule(
      @Nullable List<FlagCondition> conditions,
      double rollout,
      @Nullable String variant,
      @Nullable String id) {
    Refusals.unless(
        id == null || ID.matcher(id).matches(), "the id of a rule is given to it, never chosen");
    Refusals.unless(rollout >= 0 && rollout <= 100, "a rollout is 0 to 100 percent");
    List<FlagCondition> all = conditions == null ? List.of() : conditions;
    Refusals.unless(
        all.size() <= MOST_CONDITIONS && all.stream().noneMatch(Objects::isNull),
        "a rule has at most 50 conditions");
    this.conditions = List.copyOf(all);
    this.rollout = rollout;
    this.variant = variant;
    this.id = id;
  }

  /** A new rule. */
  public FlagRule(
      @Nullable List<FlagCondition> conditions, double rollout, @Nullable String variant) {
    this(conditions, rollout, variant, null);
  }

  /** The same with another share. */
  public FlagRule giving(double percent) {
    return new FlagRule(conditions, percent, variant, id);
  }

  /** The same as another one, or as a new one. */
  FlagRule identified(@Nullable String as) {
    return new FlagRule(conditions, rollout, variant, as);
  }

  /** True when nothing but the id is different. */
  boolean saysTheSame(FlagRule other) {
    return rollout == other.rollout
        && conditions.equals(other.conditions)
        && Objects.equals(variant, other.variant);
  }

  /** True when it gives the same to nobody who did not have it by the other. */
  boolean isNoWiderThan(FlagRule other) {
    return rollout <= other.rollout
        && conditions.equals(other.conditions)
        && Objects.equals(variant, other.variant);
  }
}
