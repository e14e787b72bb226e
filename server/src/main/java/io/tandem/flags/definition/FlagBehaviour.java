package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a flag does in one environment.
 *
 * @param enabled false is the kill switch: everybody gets nothing, whatever the rules say
 * @param rules tried in order, each with its id; who meets none is off
 * @param split each variant's part, in the order in which they lie side by side; sums to 100; empty
 *     for equal parts, in the order of the variants
 * @param prerequisites all must hold, or the flag is off
 * @param testers who get something else, the first that names somebody; none while it is off
 */
public record FlagBehaviour(
    boolean enabled,
    List<FlagRule> rules,
    List<FlagShare> split,
    List<FlagPrerequisite> prerequisites,
    List<FlagTesters> testers) {

  /** Off, without rules: what a flag is where nobody said anything. */
  public static final FlagBehaviour OFF = new FlagBehaviour(false, null, null, null, null);

  private static final int MOST_RULES = 100;
  private static final int MOST_PREREQUISITES = 20;
  private static final int MOST_TESTERS = 50;

  /**
   * @throws TandemException {@code invalid_request} on too many parts or a split that does not sum
   *     to 100
   */
  public FlagBehaviour(
      boolean enabled,
      @Nullable List<FlagRule> rules,
      @Nullable List<FlagShare> split,
      @Nullable List<FlagPrerequisite> prerequisites,
      @Nullable List<FlagTesters> testers) {
    this.enabled = enabled;
    this.rules = rules == null ? List.of() : RuleIds.given(rules);
    this.split = split == null ? List.of() : List.copyOf(split);
    this.prerequisites = prerequisites == null ? List.of() : List.copyOf(prerequisites);
    this.testers = testers == null ? List.of() : List.copyOf(testers);
    Refusals.unless(
        this.testers.size() <= MOST_TESTERS, "an environment has at most 50 groups of testers");
    Refusals.unless(this.rules.size() <= MOST_RULES, "an environment has at most 100 rules");
    Refusals.unless(
        this.prerequisites.size() <= MOST_PREREQUISITES, "a flag has at most 20 prerequisites");
    double sum = this.split.stream().mapToDouble(FlagShare::percent).sum();
    Refusals.unless(
        this.split.isEmpty() || Math.abs(sum - 100) < 1e-6, "the split sums to 100 percent");
  }

  /** Without testers. */
  public FlagBehaviour(
      boolean enabled,
      @Nullable List<FlagRule> rules,
      @Nullable List<FlagShare> split,
      @Nullable List<FlagPrerequisite> prerequisites) {
    this(enabled, rules, split, prerequisites, null);
  }

  /** Rules that take the place of these, each with its id: of these those that are the same. */
  public List<FlagRule> followedBy(List<FlagRule> next) {
    return RuleIds.following(
        next, rules, () -> ThreadLocalRandom.current().nextInt(RuleIds.MOST, 1_000_000_000));
  }

  /** True when nothing but the ids of rules is different. */
  public boolean saysTheSame(FlagBehaviour other) {
    boolean alike = rules.size() == other.rules.size();
    for (int i = 0; alike && i < rules.size(); i++) {
      alike = rules.get(i).saysTheSame(other.rules.get(i));
    }
    return alike
        && enabled == other.enabled
        && split.equals(other.split)
        && prerequisites.equals(other.prerequisites)
        && testers.equals(other.testers);
  }

  /** True when surely nobody gets anything by it that he did not get by the other. */
  public boolean isNoWiderThan(FlagBehaviour other) {
    if (!enabled) {
      return true;
    }
    if (!other.enabled || rules.size() != other.rules.size() || !split.equals(other.split)) {
      return false;
    }
    for (int i = 0; i < rules.size(); i++) {
      FlagRule rule = rules.get(i);
      FlagRule was = other.rules.get(i);
      boolean handsOn = // to a later rule, which may give something else
          rule.rollout() < was.rollout()
              && rules.stream()
                  .skip(i + 1L)
                  .anyMatch(later -> !Objects.equals(later.variant(), rule.variant()));
      if (handsOn || !rule.isNoWiderThan(was)) {
        return false;
      }
    }
    // whoever is no tester any more gets what the rules give, perhaps for the first time
    return prerequisites.containsAll(other.prerequisites) && testers.equals(other.testers);
  }

  /** Keys of the segments its conditions look at, and of testers. */
  public Set<String> segments() {
    Stream<String> named =
        rules.stream()
            .flatMap(rule -> rule.conditions().stream())
            .filter(condition -> condition.on() == FlagCondition.On.SEGMENT)
            .flatMap(condition -> condition.value().stream());
    return Stream.concat(named, testers.stream().flatMap(group -> group.segments().stream()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
