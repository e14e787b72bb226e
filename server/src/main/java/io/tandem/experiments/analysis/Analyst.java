package io.tandem.experiments.analysis;

import io.tandem.experiments.analysis.FactorialResult.Part;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.statistics.Contrast;
import io.tandem.experiments.statistics.Cuped;
import io.tandem.experiments.statistics.MultipleExposure;
import io.tandem.experiments.statistics.Pairs;
import io.tandem.experiments.statistics.RelativeEffect;
import io.tandem.experiments.statistics.SampleRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges what was seen by what was said before. */
public final class Analyst {

  /** The central limit theorem wants as many people in each variant. */
  private static final int FEWEST = 100;

  private static final double FEWEST_EXPECTED = 5;
  private static final double SUSPICION = 10;

  private final ExperimentDefinition definition;
  private final Effects effects;

  /** By one definition. */
  public Analyst(ExperimentDefinition definition) {
    this.definition = definition;
    this.effects = new Effects(definition.judging());
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
    List<ExposureResult.Arm> arms = arms(observed);
    long people = Arrays.stream(observed.people()).sum();
    MultipleExposure multiple =
        new MultipleExposure(people + observed.multiple(), observed.multiple());
    double fewest = arms.stream().mapToDouble(arm -> arm.expected() * people).min().orElse(0);
    return new ExposureResult(
        arms,
        sampleRatio(observed, fewest),
        observed.multiple(),
        multiple.share(),
        multiple.alarm(),
        observed.duplicates(),
        observed.rejected(),
        observed.rejections());
  }

  private List<ExposureResult.Arm> arms(Observed observed) {
    double[] allocations = definition.allocations();
    double whole = Arrays.stream(allocations).sum();
    long people = Arrays.stream(observed.people()).sum();
    List<ExposureResult.Arm> arms = new ArrayList<>();
    for (int i = 0; i < allocations.length; i++) {
      long own = observed.people()[i];
      String key = definition.variants().get(i).key();
      double share = people == 0 ? 0 : (double) own / people;
      arms.add(new ExposureResult.Arm(key, own, share, allocations[i] / whole));
    }
    return arms;
  }

  private SampleRatioResult sampleRatio(Observed observed, double fewest) {
    SampleRatio ratio = SampleRatio.of(observed.people(), definition.allocations());
    double alpha = definition.judging().sampleRatioAlpha();
    double p = observed.looks() ? ratio.sequentialP() : ratio.p();
    SampleRatioVerdict verdict =
        fewest < FEWEST_EXPECTED ? SampleRatioVerdict.TOO_FEW : ratioVerdict(p);
    return new SampleRatioResult(
        ratio.chiSquare(),
        ratio.degrees(),
        ratio.p(),
        ratio.sequentialP(),
        observed.looks() ? "sequential" : "fixed",
        alpha,
        verdict);
  }

  /** What a p-value of the sample ratio says. */
  SampleRatioVerdict ratioVerdict(double p) {
    double alpha = definition.judging().sampleRatioAlpha();
    if (p < alpha) {
      return SampleRatioVerdict.MISMATCH;
    }
    return p < alpha * SUSPICION ? SampleRatioVerdict.SUSPICIOUS : SampleRatioVerdict.OK;
  }

  /** One metric, not read yet. */
  public MetricResult metric(MetricNumbers numbers) {
    ExperimentMetric metric = numbers.metric();
    List<ComparisonResult> comparisons = new ArrayList<>();
    for (int i = 1; i < numbers.groups().size(); i++) {
      comparisons.add(comparison(numbers, i));
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

  private ComparisonResult comparison(MetricNumbers numbers, int variant) {
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
    Double found = absolute == null ? null : (Double) effects.detectable(effect.difference());
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
