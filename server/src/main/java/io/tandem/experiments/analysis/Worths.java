package io.tandem.experiments.analysis;

import io.tandem.experiments.analysis.ExposedBuyers.Worth;
import io.tandem.experiments.analysis.ValueFindings.PredictedLift;
import io.tandem.experiments.analysis.ValueFindings.ValueArm;
import io.tandem.experiments.analysis.ValueFindings.ValueComparison;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.statistics.Contrast;
import io.tandem.experiments.statistics.Effect;
import io.tandem.experiments.statistics.FixedHorizon;
import io.tandem.experiments.statistics.Inference;
import io.tandem.experiments.statistics.Moments;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.RelativeEffect;
import io.tandem.insights.ValueForecast;
import io.tandem.insights.ValueForecast.Predicted;
import io.tandem.insights.ValueForecast.Refused;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people are worth by variant. */
public final class Worths {

  private static final int FEWEST = 100;

  private final ExposedBuyers exposed;
  private final ExperimentDefinition definition;
  private final int days;
  private final List<Estimate> estimates = new ArrayList<>();

  /** Of people who were exposed, up to a horizon in days. */
  public Worths(ExposedBuyers exposed, int days) {
    this.exposed = exposed;
    this.definition = exposed.definition();
    this.days = days;
  }

  /** A variant's mean up to the horizon, or why there is none. */
  private record Estimate(double mean, double error, @Nullable Refused refused) {}

  /** Everything that was found out. */
  public ValueFindings findings() {
    long[] people = exposed.variants().stream().mapToLong(List::size).toArray();
    Observed observed =
        new Observed(
            ResultSource.EVENTS, true, people, exposed.multiple(), 0, 0, List.of(), List.of());
    SampleRatioResult ratio = new Analyst(definition).exposure(observed).sampleRatio();
    double age =
        exposed.variants().stream()
            .flatMap(List::stream)
            .mapToInt(one -> one.buyer().observed())
            .average()
            .orElse(0);
    if (ratio.verdict() == SampleRatioVerdict.MISMATCH) {
      return new ValueFindings(days, age, ratio, null, List.of(), List.of());
    }
    exposed.variants().forEach(variant -> estimates.add(estimate(variant)));
    Sentence refusal = refusal();
    List<Pairs> soFar = exposed.variants().stream().map(Worths::soFar).toList();
    List<ValueArm> arms = new ArrayList<>();
    List<ValueComparison> comparisons = new ArrayList<>();
    for (int v = 0; v < soFar.size(); v++) {
      arms.add(arm(v, soFar.get(v), refusal == null));
      if (v > 0) {
        comparisons.add(comparison(v, List.of(soFar.getFirst(), soFar.get(v)), refusal == null));
      }
    }
    return new ValueFindings(days, age, ratio, refusal, arms, comparisons);
  }

  private static Pairs soFar(List<Worth> variant) {
    Moments moments = new Moments();
    variant.forEach(one -> moments.add(one.worth()));
    return moments.pairs();
  }

  private Estimate estimate(List<Worth> variant) {
    if (variant.isEmpty()) {
      return new Estimate(0, 0, Refused.TOO_FEW);
    }
    ValueForecast forecast = ValueForecast.of(variant.stream().map(Worth::buyer).toList(), days);
    return switch (forecast) {
      case Refused refused -> new Estimate(0, 0, refused);
      case Predicted predicted -> {
        Moments moments = new Moments();
        for (int i = 0; i < variant.size(); i++) {
          moments.add(variant.get(i).worth() + predicted.expected()[i]);
        }
        Pairs pairs = moments.pairs();
        double spread = Math.sqrt(pairs.variance() / pairs.n());
        yield new Estimate(pairs.mean(), spread + predicted.meanError(), null);
      }
    };
  }

  private @Nullable Sentence refusal() {
    for (int v = 0; v < estimates.size(); v++) {
      Refused refused = estimates.get(v).refused();
      if (refused != null) {
        String zh = definition.variants().get(v).names().zh();
        String en = definition.variants().get(v).names().en();
        return switch (refused) {
          case TOO_FEW ->
              new Sentence(
                  "不预测：「" + zh + "」中曝光后购买过的人不足 50 人，或购买过两天以上的人不足 20 人。等更多人购买后再看。",
                  "No prediction: fewer than 50 people of "
                      + en
                      + " bought since their exposure, or fewer than 20 on two days. Look again when"
                      + " more have.");
          case UNSETTLED ->
              new Sentence(
                  "不预测：「" + zh + "」的购买记录还不足以确定价值模型（似然没有明确的最大值）。请观察更长时间，目前只看已实现的价值。",
                  "No prediction: the purchases of "
                      + en
                      + " do not settle the value model yet (its likelihood has no clear maximum)."
                      + " Observe longer; go by the value so far.");
        };
      }
    }
    return null;
  }

  private ValueArm arm(int variant, Pairs soFar, boolean predicted) {
    Estimate estimate = estimates.get(variant);
    return new ValueArm(
        definition.variants().get(variant).key(),
        soFar.n(),
        exposed.variants().get(variant).stream().filter(w -> w.buyer().purchases() > 0).count(),
        soFar.mean(),
        predicted ? (Double) estimate.mean() : null,
        predicted ? (Double) estimate.error() : null);
  }

  private ValueComparison comparison(int variant, List<Pairs> pair, boolean predicted) {
    Effects effects = new Effects(definition.judging());
    boolean enough = pair.stream().allMatch(group -> group.n() >= FEWEST);
    Estimate control = estimates.getFirst();
    Estimate own = estimates.get(variant);
    long n = pair.stream().mapToLong(Pairs::n).sum();
    double error = Math.hypot(own.error(), control.error());
    Effect difference = new Effect(own.mean() - control.mean(), error, n, n);
    return new ValueComparison(
        definition.variants().get(variant).key(),
        enough ? effects.result(Contrast.DIFFERENCE.lift(pair, 0), true) : null,
        enough ? effects.result(Contrast.DIFFERENCE.absolute(pair), true) : null,
        predicted ? lift(control, own, difference) : null,
        predicted && difference.judged()
            ? predicted(difference.estimate(), FixedHorizon.of(difference, alpha()))
            : null);
  }

  /** Variants share nobody, so the control's error is all that difference and control share. */
  private @Nullable PredictedLift lift(Estimate control, Estimate own, Effect difference) {
    double base = Math.abs(control.mean());
    double square = control.error() * control.error();
    double spread = Math.hypot(own.error() / base, control.error() * own.mean() / (base * base));
    Effect lift = new Effect(difference.estimate() / base, spread, difference.n(), difference.n());
    RelativeEffect effect =
        new RelativeEffect(lift, difference, base, square, -Math.signum(control.mean()) * square);
    Inference interval = FixedHorizon.of(effect, alpha());
    return interval == null ? null : predicted(lift.estimate(), interval);
  }

  private double alpha() {
    return definition.judging().alpha();
  }

  private static PredictedLift predicted(double estimate, Inference interval) {
    return new PredictedLift(estimate, interval.low(), interval.high());
  }
}
