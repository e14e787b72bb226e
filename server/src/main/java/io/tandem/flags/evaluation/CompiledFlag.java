package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A flag of one environment, ready to answer. Immutable; every answer it can give is made
 * beforehand, so that answering makes no garbage but what conditions and SHA-1 need.
 */
public final class CompiledFlag {

  private final FlagDefinition definition;
  private final FlagBehaviour behaviour;
  private final Dealer dealer;
  private final Rule[] rules;
  private final double[] parts;
  private final Needed[] needs;
  private final Bounds bounds;
  private final @Nullable FlagOutcome always;
  private final FlagOutcome noRule;
  private final FlagOutcome outOfRollout;
  private final FlagOutcome unmet;
  private final FlagOutcome undealt;

  /**
   * @param about the flag
   * @param parts where each variant's part ends, 0 to 1; empty for a boolean
   * @param always what everybody gets whatever they are, or null
   */
  CompiledFlag(
      About about, Rule[] rules, double[] parts, Needed[] needs, @Nullable FlagOutcome always) {
    FlagDefinition definition = about.definition;
    this.definition = definition;
    this.behaviour = about.behaviour;
    this.dealer = Dealer.of(definition.dealing());
    this.rules = rules;
    this.parts = parts;
    this.needs = needs;
    this.bounds = about.bounds;
    this.always = always;
    String key = definition.key();
    this.noRule = FlagOutcome.off(key, FlagReason.NO_RULE);
    this.outOfRollout = FlagOutcome.off(key, FlagReason.OUT_OF_ROLLOUT);
    this.unmet = FlagOutcome.off(key, FlagReason.PREREQUISITE);
    this.undealt = FlagOutcome.off(key, FlagReason.NOTHING_TO_DEAL_BY);
  }

  /** What it is compiled from. */
  record About(FlagDefinition definition, FlagBehaviour behaviour, Bounds bounds) {}

  /**
   * A rule.
   *
   * @param share 0 to 1
   * @param gives what it gives, by the number of the variant in {@code parts}; one for a boolean or
   *     a rule that names its variant
   */
  record Rule(Condition[] conditions, double share, FlagOutcome[] gives) {

    boolean met(FlagSubject subject) {
      for (Condition condition : conditions) {
        if (!condition.met(subject)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Another flag that has to come out in a certain way.
   *
   * @param on false when it has to be off
   * @param variant which it has to be, or null for any
   */
  record Needed(CompiledFlag flag, boolean on, @Nullable String variant) {

    boolean met(FlagSubject subject) {
      FlagOutcome outcome = flag.evaluate(subject);
      return outcome.on() == on && (variant == null || variant.equals(outcome.variant()));
    }
  }

  /** What it was compiled from. */
  public FlagDefinition definition() {
    return definition;
  }

  /** What it does in the environment it was compiled for. */
  public FlagBehaviour behaviour() {
    return behaviour;
  }

  /** True when testers, a layer or a holdout have a say in what somebody gets. */
  public boolean isBounded() {
    return bounds.any();
  }

  /**
   * {@code TESTER}, {@code HOLDOUT} or {@code LAYER} for somebody whom the rules are not about,
   * else null.
   */
  public @Nullable FlagReason apart(FlagSubject subject) {
    FlagOutcome outcome = always == null ? bounds.outcome(subject) : null;
    return outcome == null ? null : outcome.reason();
  }

  /** What somebody gets, and why. */
  public FlagOutcome evaluate(FlagSubject subject) {
    if (always != null) {
      return always;
    }
    FlagOutcome bounded = bounds.any() ? bounds.outcome(subject) : null;
    return bounded == null ? ruled(subject) : bounded;
  }

  private FlagOutcome ruled(FlagSubject subject) {
    for (Needed need : needs) {
      if (!need.met(subject)) {
        return unmet;
      }
    }
    String id = Dealer.id(definition.dealing(), subject);
    if (id == null) {
      return undealt;
    }
    boolean within = true;
    double position = Double.NaN;
    for (Rule rule : rules) {
      if (rule.met(subject)) {
        if (rule.share < 1 && Double.isNaN(position)) {
          position = dealer.whether(id);
        }
        if (rule.share >= 1 || dealer.within(position, rule.share)) {
          return given(rule, id);
        }
        within = false;
      }
    }
    return within ? noRule : outOfRollout;
  }

  private FlagOutcome given(Rule rule, String id) {
    if (rule.gives.length == 1) {
      return rule.gives[0];
    }
    double position = dealer.which(id);
    int part = 0;
    while (part < parts.length - 1 && position >= parts[part]) {
      part++;
    }
    return rule.gives[part];
  }
}
