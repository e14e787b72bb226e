package io.tandem.experiments.analysis;

import io.tandem.experiments.analysis.FactorialResult.Part;
import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.statistics.Contrast;
import io.tandem.experiments.statistics.Cuped;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.RelativeEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges what was seen by what was said before. */
public final class Analyst {

  /** The central limit theorem wants as many people in each variant. */
  private static final int FEWEST = 100;

  private final ExperimentDefinition definition;
  private final Effects effects;
  private final Exposures exposures;

  /** By one definition. */
  public Analyst(ExperimentDefinition definition) {
    this.definition = definition;
    this.effects = new Effects(definition.judging());
    this.exposures = new Exposures(definition);
  }

  /** Everything that was found out. */
  public ExperimentFindings judge(Observed observed) {
    ExposureResult exposure = exposure(observed);
    List<MetricResult> metrics = observed.metrics().stream().map(this::metric).toList();
    List<MetricResult> read = new Readings(definition, effects).read(metrics);
    ExperimentVerdict verdict = new Verdicts(definition, exposure, read).verdict(observed.source());
    return new ExperimentFindings(observed.source(), exposure, read, verdict, null);
  }

  /** Who met what. */
  public ExposureResult exposure(Observed observed) {
    return exposures.of(observed);
  }

  /** What a p-value of the sample ratio says. */
  SampleRatioVerdict ratioVerdict(double p) {
    return exposures.verdict(p);
  }

  /** One metric, not read yet. */
  public MetricResult metric(MetricNumbers numbers) {
    return metricOf(numbers, tests(numbers.metric().role(), false));
  }

  /** One metric of one of several groups of people, not read yet; their tests count together. */
  MetricResult metric(MetricNumbers numbers, int groups) {
    return metricOf(numbers, groups * tests(numbers.metric().role(), true));
  }

  /** Comparisons that are corrected together with one of such a metric. */
  private int tests(MetricRole role, boolean guardrails) {
    boolean corrected =
        (guardrails || role != MetricRole.GUARDRAIL)
            && definition.judging().method() != JudgingMethod.BAYESIAN
            && definition.judging().correction() != Correction.NONE;
    long metrics = definition.metrics().stream().filter(one -> one.role() == role).count();
    return corrected ? (int) metrics * (definition.variants().size() - 1) : 1;
  }

  private MetricResult metricOf(MetricNumbers numbers, int tests) {
    ExperimentMetric metric = numbers.metric();
    List<ComparisonResult> comparisons = new ArrayList<>();
    for (int i = 1; i < numbers.groups().size(); i++) {
      comparisons.add(comparison(numbers, i, tests));
    }
    MetricNumbers.Capping capping = numbers.capping();
    return new MetricResult(
        metric.key(),
        metric.names(),
        metric.role(),
        metric.kind(),
        groups(numbers),
        comparisons,
        factorial(numbers),
        numbers.adjusted() ? tidy(Cuped.reduction(numbers.groups())) : null,
        capping == null
            ? null
            : new CapResult(capping.cap(), Arrays.stream(capping.affected()).boxed().toList()),
        numbers.outliers());
  }

  private List<GroupResult> groups(MetricNumbers numbers) {
    List<GroupResult> groups = new ArrayList<>();
    for (int i = 0; i < numbers.groups().size(); i++) {
      Pairs group = numbers.groups().get(i);
      String key = definition.variants().get(i).key();
      double deviation = Math.sqrt(group.variance());
      groups.add(
          new GroupResult(
              key, group.n(), numbers.missing()[i], tidy(group.mean()), tidy(deviation)));
    }
    return groups;
  }

  /** A ratio of nothing is no number; JSON has none for it. */
  private static double tidy(double number) {
    return Double.isFinite(number) ? number : 0;
  }

  private ComparisonResult comparison(MetricNumbers numbers, int variant, int tests) {
    List<Pairs> groups = pair(numbers.groups(), variant);
    boolean upwards = numbers.metric().upwards();
    String key = definition.variants().get(variant).key();
    if (groups.stream().anyMatch(group -> group.n() < FEWEST)) {
      return ComparisonResult.tooFew(key);
    }
    double theta = numbers.adjusted() ? Cuped.theta(groups) : 0;
    RelativeEffect effect = Contrast.DIFFERENCE.lift(groups, theta);
    EffectResult absolute = effects.result(effect.difference(), upwards);
    EffectResult relative = effects.result(effect, upwards);
    MetricNumbers.Capping capping = numbers.capping();
    Double found =
        absolute == null ? null : (Double) effects.detectable(effect.difference(), tests);
    boolean guards = numbers.metric().role() == MetricRole.GUARDRAIL && absolute != null;
    return new ComparisonResult(
        key,
        MetricReading.UNCLEAR,
        absolute,
        relative,
        null,
        numbers.adjusted() ? effects.result(Contrast.DIFFERENCE.lift(groups, 0), upwards) : null,
        capping == null ? null : uncapped(capping, variant, numbers),
        found == null || relative == null ? null : (Double) (found / effect.base()),
        found,
        guards ? (Boolean) effects.exceeded(numbers.metric(), effect) : null);
  }

  private @Nullable EffectResult uncapped(
      MetricNumbers.Capping capping, int variant, MetricNumbers numbers) {
    List<Pairs> groups = pair(capping.uncapped(), variant);
    double theta = numbers.adjusted() ? Cuped.theta(groups) : 0;
    return effects.result(Contrast.DIFFERENCE.lift(groups, theta), numbers.metric().upwards());
  }

  private static List<Pairs> pair(List<Pairs> groups, int variant) {
    return List.of(groups.getFirst(), groups.get(variant));
  }

  private @Nullable FactorialResult factorial(MetricNumbers numbers) {
    List<Pairs> cells = definition.cells().stream().map(numbers.groups()::get).toList();
    if (cells.isEmpty() || cells.stream().anyMatch(cell -> cell.n() < FEWEST)) {
      return null;
    }
    String first = definition.factors().getFirst().key();
    String second = definition.factors().getLast().key();
    Part one = part(first, Contrast.FIRST_FACTOR, numbers, cells);
    Part other = part(second, Contrast.SECOND_FACTOR, numbers, cells);
    Part both = part(first + "×" + second, Contrast.INTERACTION, numbers, cells);
    return one == null || other == null || both == null
        ? null
        : new FactorialResult(one, other, both);
  }

  private @Nullable Part part(
      String factor, Contrast contrast, MetricNumbers numbers, List<Pairs> cells) {
    double theta = numbers.adjusted() ? Cuped.theta(cells) : 0;
    boolean upwards = numbers.metric().upwards();
    EffectResult absolute = effects.result(contrast.absolute(cells, theta), upwards);
    return absolute == null
        ? null
        : new Part(factor, absolute, effects.result(contrast.lift(cells, theta), upwards));
  }
}
