package io.tandem.experiments.analysis;

import io.tandem.experiments.analysis.BreakdownFindings.Difference;
import io.tandem.experiments.analysis.BreakdownFindings.Tests;
import io.tandem.experiments.analysis.SegmentResult.SegmentRatio;
import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.statistics.Effect;
import io.tandem.experiments.statistics.Heterogeneity;
import io.tandem.experiments.statistics.Multiplicity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results by a dimension, corrected for how many they are. */
public final class Breakdowns {

  private final ObservedGroups observed;
  private final ExperimentDefinition definition;
  private final Analyst analyst;
  private final SampleRatioResult ratio;

  /** Of people who were told apart. */
  public Breakdowns(ObservedGroups observed) {
    this.observed = observed;
    this.definition = observed.definition();
    this.analyst = new Analyst(definition);
    this.ratio = analyst.exposure(observed.all()).sampleRatio();
  }

  /** Everything that was found out; values in their own order, e.g. of weekdays, when said. */
  public BreakdownFindings findings(boolean ordered) {
    boolean blocked = ratio.verdict() == SampleRatioVerdict.MISMATCH;
    List<SegmentResult> found =
        observed.groups().stream().map(group -> segment(group, blocked)).toList();
    Readings readings = new Readings(definition, new Effects(definition.judging()));
    List<List<MetricResult>> read =
        readings.together(found.stream().map(SegmentResult::metrics).toList());
    List<SegmentResult> values = ratios(found, read);
    if (ordered) {
      values.sort(
          Comparator.comparing(
              SegmentResult::value, Comparator.nullsLast(Comparator.naturalOrder())));
    }
    return new BreakdownFindings(
        values.stream().mapToLong(SegmentResult::people).sum(),
        ratio,
        observed.valuesInAll(),
        values,
        tests(read),
        correction(),
        differences(read));
  }

  private @Nullable Correction correction() {
    boolean bayesian = definition.judging().method() == JudgingMethod.BAYESIAN;
    return bayesian ? null : definition.judging().correction();
  }

  private SegmentResult segment(ObservedGroups.Group group, boolean blocked) {
    Observed all = observed.all();
    ExposureResult exposure =
        analyst.exposure(
            new Observed(all.source(), all.looks(), group.people(), 0, 0, 0, List.of(), List.of()));
    SampleRatioResult alone = exposure.sampleRatio();
    double p = alone.method().equals("fixed") ? alone.p() : alone.sequentialP();
    return new SegmentResult(
        group.value(),
        Arrays.stream(group.people()).sum(),
        exposure.arms(),
        new SegmentRatio(p, p, alone.verdict()),
        blocked ? List.of() : group.metrics().stream().map(this::metric).toList());
  }

  private MetricResult metric(MetricNumbers numbers) {
    return analyst.metric(numbers, observed.groups().size());
  }

  /** Holm whatever the experiment says: a value is to be named only when it is one. */
  private List<SegmentResult> ratios(List<SegmentResult> found, List<List<MetricResult>> read) {
    double[] adjusted =
        Multiplicity.holm(found.stream().mapToDouble(one -> one.sampleRatio().p()).toArray());
    List<SegmentResult> values = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      SegmentResult one = found.get(i);
      SampleRatioVerdict verdict =
          switch (one.sampleRatio().verdict()) {
            case TOO_FEW -> SampleRatioVerdict.TOO_FEW;
            case UNKNOWN -> SampleRatioVerdict.UNKNOWN;
            case OK, SUSPICIOUS, MISMATCH -> analyst.ratioVerdict(adjusted[i]);
          };
      values.add(one.with(adjusted[i], verdict, read.get(i)));
    }
    return values;
  }

  private static Tests tests(List<List<MetricResult>> read) {
    return new Tests(
        tests(read, MetricRole.GOAL),
        tests(read, MetricRole.GUARDRAIL),
        tests(read, MetricRole.SECONDARY));
  }

  private static int tests(List<List<MetricResult>> read, MetricRole role) {
    return (int)
        read.stream()
            .flatMap(List::stream)
            .filter(metric -> metric.role() == role)
            .flatMap(metric -> metric.comparisons().stream())
            .filter(comparison -> comparison.absolute() != null)
            .count();
  }

  private List<Difference> differences(List<List<MetricResult>> read) {
    List<Difference> found = new ArrayList<>();
    for (int m = 0; m < read.stream().mapToInt(List::size).max().orElse(0); m++) {
      for (int c = 0; c < definition.variants().size() - 1; c++) {
        List<Effect> effects = new ArrayList<>();
        for (List<MetricResult> metrics : read) {
          EffectResult effect = metrics.get(m).comparisons().get(c).absolute();
          if (effect != null) {
            effects.add(new Effect(effect.estimate(), effect.standardError(), 1, 1));
          }
        }
        Heterogeneity tested = Heterogeneity.of(effects);
        if (tested.groups() > 1) {
          String metric = definition.metrics().get(m).key();
          String variant = definition.variants().get(c + 1).key();
          found.add(
              new Difference(metric, variant, tested.groups(), tested.q(), tested.p(), tested.p()));
        }
      }
    }
    return corrected(found);
  }

  private List<Difference> corrected(List<Difference> found) {
    double[] p = found.stream().mapToDouble(Difference::p).toArray();
    double[] adjusted =
        switch (definition.judging().correction()) {
          case HOLM -> Multiplicity.holm(p);
          case BENJAMINI_HOCHBERG -> Multiplicity.benjaminiHochberg(p);
          case NONE -> p;
        };
    List<Difference> corrected = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Difference one = found.get(i);
      corrected.add(
          new Difference(one.metric(), one.variant(), one.values(), one.q(), one.p(), adjusted[i]));
    }
    return corrected;
  }
}
