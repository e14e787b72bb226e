package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.statistics.ConfidenceSequence;
import io.tandem.experiments.statistics.Effect;
import io.tandem.experiments.statistics.FixedHorizon;
import io.tandem.experiments.statistics.Inference;
import io.tandem.experiments.statistics.Looks;
import io.tandem.experiments.statistics.Posterior;
import org.jspecify.annotations.Nullable;

/** Judges effects by all methods. */
final class Effects {

  private final ExperimentJudging judging;
  private final ConfidenceSequence sequence;

  Effects(ExperimentJudging judging) {
    this.judging = judging;
    this.sequence = new ConfidenceSequence(judging.tunedAt());
  }

  /** Null where there is no spread to judge by. */
  @Nullable EffectResult result(Effect effect, boolean upwards) {
    if (!effect.judged()) {
      return null;
    }
    double alpha = judging.alpha();
    Posterior posterior = Posterior.of(effect);
    double chance = posterior.chancePositive();
    return new EffectResult(
        effect.estimate(),
        effect.standardError(),
        interval(sequence.of(effect, alpha)),
        interval(FixedHorizon.of(effect, alpha)),
        new BeliefResult(
            posterior.low(alpha),
            posterior.high(alpha),
            upwards ? chance : 1 - chance,
            upwards ? posterior.lossOfTreatment() : posterior.lossOfControl()));
  }

  private static IntervalResult interval(Inference inference) {
    return new IntervalResult(inference.low(), inference.high(), inference.p());
  }

  /** The interval that the experiment goes by. */
  IntervalResult interval(EffectResult effect) {
    return switch (judging.method()) {
      case SEQUENTIAL -> effect.sequential();
      case FIXED -> effect.fixed();
      case BAYESIAN -> {
        double wrong = 1 - effect.bayesian().chanceBetter();
        double p = 2 * Math.min(wrong, 1 - wrong);
        yield new IntervalResult(effect.bayesian().low(), effect.bayesian().high(), p);
      }
    };
  }

  /** The smallest effect that is found with the power wanted, in the effect's unit. */
  double detectable(Effect effect) {
    boolean looks = judging.method() == JudgingMethod.SEQUENTIAL;
    Looks plan = new Looks(judging.alpha(), judging.power(), looks ? sequence : null);
    return plan.needed((double) effect.n()) * effect.standardError();
  }
}
