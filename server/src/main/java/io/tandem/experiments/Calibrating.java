package io.tandem.experiments;

import io.tandem.experiments.AnalysisStore.Ended;
import io.tandem.experiments.AnalysisStore.Outcome;
import io.tandem.experiments.Calibration.Past;
import io.tandem.experiments.Calibration.PastEffect;
import io.tandem.experiments.analysis.EffectResult;
import io.tandem.experiments.analysis.VerdictOutcome;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.statistics.Effect;
import io.tandem.experiments.statistics.Posterior;
import io.tandem.experiments.statistics.Shrinkage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Learns from experiments that ended. */
final class Calibrating {

  private static final double ALPHA = 0.05;
  private static final int FEWEST = 2;

  private static final Set<VerdictOutcome> ALARMS =
      Set.of(VerdictOutcome.WON, VerdictOutcome.MIXED, VerdictOutcome.LOST, VerdictOutcome.HARMED);

  private Calibrating() {}

  /** Of experiments that ended, in any order. */
  static Calibration of(List<Ended> ended) {
    List<Past> past = ended.stream().map(Calibrating::past).toList();
    List<Past> real = past.stream().filter(one -> !one.sameForAll()).toList();
    List<Effect> effects = real.stream().flatMap(one -> known(one.effect()).stream()).toList();
    Shrinkage shrinkage = effects.size() < FEWEST ? null : Shrinkage.of(effects);
    return new Calibration(
        real.size(),
        count(real, Set.of(VerdictOutcome.WON)),
        (int) real.stream().filter(one -> one.decision() == DecisionOutcome.SHIP).count(),
        count(real, Set.of(VerdictOutcome.BLOCKED)),
        past.size() - real.size(),
        count(past.stream().filter(Past::sameForAll).toList(), ALARMS),
        shrinkage == null ? null : shrinkage.mean(),
        shrinkage == null ? null : shrinkage.deviation(),
        past.stream().map(one -> shrunk(one, shrinkage)).toList());
  }

  private static int count(List<Past> past, Set<VerdictOutcome> outcomes) {
    return (int) past.stream().filter(one -> outcomes.contains(one.outcome())).count();
  }

  private static Past past(Ended ended) {
    Experiment experiment = ended.experiment();
    ExperimentDefinition definition = experiment.definition();
    Experiment.Decision decision = experiment.decision();
    return new Past(
        experiment.key(),
        definition.names(),
        ended.outcome().verdict(),
        decision == null ? null : decision.outcome(),
        definition.variants().stream().allMatch(variant -> variant.with().isEmpty()),
        ended.outcome().at(),
        effect(definition, ended.outcome()));
  }

  private static @Nullable PastEffect effect(ExperimentDefinition definition, Outcome outcome) {
    String variant = outcome.variant();
    EffectResult relative = outcome.goal();
    if (variant == null || relative == null) {
      return null;
    }
    boolean upwards =
        definition.metrics().stream()
            .filter(metric -> metric.role() == MetricRole.GOAL)
            .findFirst()
            .orElseThrow()
            .upwards();
    double sign = upwards ? 1 : -1;
    return new PastEffect(
        variant, sign * relative.estimate(), relative.standardError(), null, null, null);
  }

  private static List<Effect> known(@Nullable PastEffect effect) {
    return effect == null
        ? List.of()
        : List.of(new Effect(effect.estimate(), effect.standardError(), 1, 1));
  }

  private static Past shrunk(Past one, @Nullable Shrinkage shrinkage) {
    PastEffect effect = one.effect();
    if (effect == null || shrinkage == null || one.sameForAll()) {
      return one;
    }
    Posterior belief = shrinkage.of(known(effect).getFirst());
    return new Past(
        one.key(),
        one.names(),
        one.outcome(),
        one.decision(),
        false,
        one.at(),
        new PastEffect(
            effect.variant(),
            effect.estimate(),
            effect.standardError(),
            belief.mean(),
            belief.low(ALPHA),
            belief.high(ALPHA)));
  }
}
