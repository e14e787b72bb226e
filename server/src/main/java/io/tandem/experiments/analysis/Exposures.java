package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.statistics.MultipleExposure;
import io.tandem.experiments.statistics.SampleRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who met what, and whether as many came to each variant as were dealt to it. Variants that nobody
 * is given stand apart: they have no part in the test, and whoever met one is a mistake.
 */
final class Exposures {

  private static final double FEWEST_EXPECTED = 5;
  private static final double SUSPICION = 10;

  /** From this share of people on who met what nobody is given, nothing is judged. */
  private static final double ASTRAY = 0.01;

  private final ExperimentDefinition definition;
  private final double[] allocations;
  private final double whole;
  private final int dealt;

  Exposures(ExperimentDefinition definition) {
    this.definition = definition;
    this.allocations = definition.allocations();
    this.whole = Arrays.stream(allocations).sum();
    this.dealt = (int) Arrays.stream(allocations).filter(own -> own > 0).count();
  }

  ExposureResult of(Observed observed) {
    long people = Arrays.stream(observed.people()).sum();
    MultipleExposure multiple =
        new MultipleExposure(people + observed.multiple(), observed.multiple());
    return new ExposureResult(
        arms(observed, people),
        sampleRatio(observed, people),
        observed.multiple(),
        multiple.share(),
        multiple.alarm(),
        observed.duplicates(),
        observed.rejected(),
        observed.rejections());
  }

  private List<ExposureResult.Arm> arms(Observed observed, long people) {
    List<ExposureResult.Arm> arms = new ArrayList<>();
    for (int i = 0; i < allocations.length; i++) {
      long own = observed.people()[i];
      String key = definition.variants().get(i).key();
      double share = people == 0 ? 0 : (double) own / people;
      Double expected = dealt == 0 ? null : (Double) (allocations[i] / whole);
      arms.add(new ExposureResult.Arm(key, own, share, expected));
    }
    return arms;
  }

  private SampleRatioResult sampleRatio(Observed observed, long people) {
    String method = observed.looks() ? "sequential" : "fixed";
    double alpha = definition.judging().sampleRatioAlpha();
    long astray = astray(observed.people());
    if (astray > 0 && astray >= ASTRAY * people) {
      // impossible as dealt
      return new SampleRatioResult(0, 0, 0, 0, method, alpha, SampleRatioVerdict.MISMATCH);
    }
    if (dealt < 2) {
      return new SampleRatioResult(0, 0, 1, 1, method, alpha, SampleRatioVerdict.UNKNOWN);
    }
    SampleRatio ratio = SampleRatio.of(observed.people(), allocations);
    double least = Arrays.stream(allocations).filter(own -> own > 0).min().orElse(0);
    SampleRatioVerdict verdict =
        (people - astray) * least / whole < FEWEST_EXPECTED
            ? SampleRatioVerdict.TOO_FEW
            : verdict(observed.looks() ? ratio.sequentialP() : ratio.p());
    boolean noticed = astray > 0 && verdict != SampleRatioVerdict.MISMATCH;
    return new SampleRatioResult(
        ratio.chiSquare(),
        ratio.degrees(),
        ratio.p(),
        ratio.sequentialP(),
        method,
        alpha,
        noticed ? SampleRatioVerdict.SUSPICIOUS : verdict);
  }

  /** People who met a variant that nobody is given. */
  private long astray(long[] people) {
    long astray = 0;
    for (int i = 0; i < people.length && dealt > 0; i++) {
      astray += allocations[i] == 0 ? people[i] : 0;
    }
    return astray;
  }

  /** What a p-value of the sample ratio says. */
  SampleRatioVerdict verdict(double p) {
    double alpha = definition.judging().sampleRatioAlpha();
    if (p < alpha) {
      return SampleRatioVerdict.MISMATCH;
    }
    return p < alpha * SUSPICION ? SampleRatioVerdict.SUSPICIOUS : SampleRatioVerdict.OK;
  }

  /** Variants that nobody is given and somebody met, in their order. */
  static List<ExposureResult.Arm> astray(ExposureResult exposure) {
    return exposure.arms().stream()
        .filter(arm -> arm.people() > 0 && arm.expected() != null && arm.expected() == 0)
        .toList();
  }
}
