package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.statistics.ConfidenceSequence;
import io.tandem.experiments.statistics.Effect;
import io.tandem.experiments.statistics.FixedHorizon;
import io.tandem.experiments.statistics.Inference;
import io.tandem.experiments.statistics.Looks;
import io.tandem.experiments.statistics.Posterior;
import io.tandem.experiments.statistics.RelativeEffect;
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
    return new EffectResult(
        effect.estimate(),
        effect.standardError(),
        interval(sequence.of(effect, alpha)),
        interval(FixedHorizon.of(effect, alpha)),
        new BeliefResult(
            posterior.low(alpha),
            posterior.high(alpha),
            chance(posterior, upwards),
            loss(posterior, upwards)));
  }

  /**
   * As a fraction of the control's mean, by the very tests of the difference; null where there is
   * no spread to judge by, or the control's mean may be 0 by one of the methods.
   */
  @Nullable EffectResult result(RelativeEffect effect, boolean upwards) {
    double alpha = judging.alpha();
    Inference always = sequence.of(effect, alpha);
    Inference once = FixedHorizon.of(effect, alpha);
    Inference believed = Posterior.of(effect, alpha);
    if (always == null || once == null || believed == null || !effect.lift().judged()) {
      return null;
    }
    Posterior posterior = Posterior.of(effect.difference());
    return new EffectResult(
        effect.lift().estimate(),
        effect.lift().standardError(),
        interval(always),
        interval(once),
        new BeliefResult(
            believed.low(),
            believed.high(),
            chance(posterior, upwards),
            loss(posterior, upwards) / effect.base()));
  }

  private static double chance(Posterior posterior, boolean upwards) {
    double chance = posterior.chancePositive();
    return upwards ? chance : 1 - chance;
  }

  private static double loss(Posterior posterior, boolean upwards) {
    return upwards ? posterior.lossOfTreatment() : posterior.lossOfControl();
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

  /**
   * Whether more harm than is borne is certain by the confidence sequence, whatever method the
   * verdict goes by.
   */
  boolean exceeded(ExperimentMetric guardrail, RelativeEffect effect) {
    Double share = guardrail.minimumEffect();
    Double units = guardrail.minimumDifference();
    double sign = guardrail.upwards() ? -1 : 1;
    Effect difference = effect.difference();
    Effect beyond =
        share != null
            ? effect.beyond(sign * share)
            : difference.less(units == null ? 0 : sign * units);
    if (!beyond.judged()) {
      return false;
    }
    Inference inference = sequence.of(beyond, judging.alpha());
    return guardrail.upwards() ? inference.high() < 0 : inference.low() > 0;
  }

  /**
   * The smallest effect that is found with the power wanted, in the effect's unit.
   *
   * @param tests that are corrected together: each has its part of alpha, as in plans
   */
  double detectable(Effect effect, int tests) {
    boolean looks = judging.method() == JudgingMethod.SEQUENTIAL;
    Looks plan = new Looks(judging.alpha() / tests, judging.power(), looks ? sequence : null);
    return plan.needed((double) effect.n()) * effect.standardError();
  }
}
