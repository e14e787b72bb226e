package io.tandem.flags.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which share of people gets what of a flag, where no conditions decide. A rule that forces one
 * thing on all who meet its conditions decides: how many they are nobody knows, and their exposures
 * count like all others. Testers have a place of their own, and their exposures are told apart.
 */
public final class FlagShares {

  private static final String ON = "true";
  private static final String OFF = "false";
  private static final double WHOLE = 100;

  private FlagShares() {}

  /** What exposures of a flag say: keys of variants; true and false of a boolean. */
  public static Set<String> gives(FlagDefinition flag) {
    Set<String> gives = new TreeSet<>(flag.variants().stream().map(FlagVariant::key).toList());
    return gives.isEmpty() ? Set.of(ON, OFF) : gives;
  }

  /**
   * Percent by what people get. Of a flag with variants, of those who get any of them; everybody
   * counts of a boolean. In the order in which they lie side by side, which matters as well:
   * another order moves people. Empty where conditions decide; all 0 where fixed variants are given
   * to nobody.
   */
  public static Map<String, Double> of(FlagDefinition flag, String environment) {
    FlagBehaviour there = flag.in(environment);
    List<FlagRule> rules = there.rules();
    if (flag.type() == FlagType.BOOLEAN) {
      return onAndOff(there, rules);
    }
    if (rules.stream().allMatch(rule -> rule.variant() == null)) {
      return split(flag, there);
    }
    return rules.stream().allMatch(FlagShares::forAll)
        ? covered(rules, split(flag, there))
        : Map.of();
  }

  /**
   * Percent of those who meet a rule's conditions who get any of it at most: the share of the layer
   * times the largest rollout, since all rules look at the same position of somebody. Of a boolean,
   * whose rollout is the split, everybody within the layer counts. 0 while it is off.
   */
  public static double reach(FlagDefinition flag, String environment) {
    FlagBehaviour there = flag.in(environment);
    if (!there.enabled()) {
      return 0;
    }
    FlagSeat seat = flag.seat();
    double layer = seat == null ? WHOLE : seat.share();
    if (flag.type() == FlagType.BOOLEAN) {
      return layer;
    }
    return layer * there.rules().stream().mapToDouble(FlagRule::rollout).max().orElse(0) / WHOLE;
  }

  private static boolean forAll(FlagRule rule) {
    return rule.conditions().isEmpty();
  }

  private static Map<String, Double> onAndOff(FlagBehaviour there, List<FlagRule> rules) {
    if (there.enabled()
        && (!there.prerequisites().isEmpty() || !rules.stream().allMatch(FlagShares::forAll))) {
      return Map.of();
    }
    double widest = rules.stream().mapToDouble(FlagRule::rollout).max().orElse(0);
    double on = there.enabled() ? widest : 0;
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put(ON, on);
    shares.put(OFF, WHOLE - on);
    return shares;
  }

  private static Map<String, Double> split(FlagDefinition flag, FlagBehaviour there) {
    Map<String, Double> shares = new LinkedHashMap<>();
    there.split().forEach(part -> shares.put(part.variant(), part.percent()));
    for (FlagVariant variant : flag.variants()) {
      shares.putIfAbsent(variant.key(), WHOLE / flag.variants().size());
    }
    return shares;
  }

  /** All rules look at the same position of somebody, so a later one adds what it has beyond. */
  private static Map<String, Double> covered(List<FlagRule> rules, Map<String, Double> split) {
    Map<String, Double> shares = new LinkedHashMap<>();
    split.keySet().forEach(variant -> shares.put(variant, 0.0));
    double covered = 0;
    for (FlagRule rule : rules) {
      double beyond = Math.max(0, rule.rollout() - covered);
      String fixed = rule.variant();
      if (fixed != null) {
        shares.merge(fixed, beyond, Double::sum);
      } else {
        split.forEach((key, percent) -> shares.merge(key, beyond * percent / WHOLE, Double::sum));
      }
      covered += beyond;
    }
    double whole = covered;
    if (whole > 0) {
      shares.replaceAll((_, part) -> WHOLE * part / whole);
    }
    return shares;
  }
}
