package io.tandem.experiments.history;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentExposure;
import io.tandem.experiments.definition.ExperimentFactor;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.ExperimentSource;
import io.tandem.experiments.definition.ExperimentVariant;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.experiments.definition.SourceMeasure;
import io.tandem.experiments.definition.Team;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Experiments that are made up, see {@link MadeUp}. */
final class MadeUpExperiments {

  private MadeUpExperiments() {}

  /** Any of what an experiment may measure. */
  static ExperimentDefinition definition(Random random) {
    List<ExperimentVariant> variants = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int v = 0; v < count; v++) {
      variants.add(new ExperimentVariant("v" + v, name(), 1, v == 0 ? List.of() : List.of("f")));
    }
    List<ExperimentMetric> metrics = new ArrayList<>();
    for (int m = 0; m < 10; m++) {
      MetricKind kind = MetricKind.values()[m % 4];
      metrics.add(metric("m" + m, kind, random));
    }
    return new ExperimentDefinition(
        name(),
        "It changes what people do.",
        List.of(new ExperimentFactor("f", name(), Team.PRODUCT, null)),
        variants,
        metrics,
        null,
        ExperimentJudging.USUAL,
        new ExperimentExposure(EventSelector.of("exposed"), "variant"),
        ExperimentDefinition.EVERYBODY);
  }

  private static Names name() {
    return new Names("名", "name");
  }

  private static ExperimentMetric metric(String key, MetricKind kind, Random random) {
    boolean mean = kind == MetricKind.MEAN;
    int cap = mean ? random.nextInt(3) : 0;
    boolean ratio = kind == MetricKind.RATIO;
    SourceMeasure measure =
        switch (kind) {
          case PROPORTION -> random.nextInt(3) == 0 ? SourceMeasure.FUNNEL : SourceMeasure.PEOPLE;
          case QUANTILE -> random.nextBoolean() ? SourceMeasure.VALUES : amount(true);
          case MEAN, RATIO -> amount(random.nextBoolean());
        };
    return new ExperimentMetric(
        key,
        name(),
        MetricRole.GOAL,
        kind,
        null,
        null,
        ratio ? "below" : null,
        kind == MetricKind.QUANTILE ? (Double) (0.1 + 0.8 * random.nextDouble()) : null,
        null,
        cap == 1 ? (Double) (0.5 + 0.5 * random.nextDouble()) : null,
        cap == 2 ? (Double) 12.5 : null,
        null,
        null,
        source(measure, random, true),
        ratio ? source(amount(random.nextBoolean()), random, false) : null);
  }

  private static SourceMeasure amount(boolean sum) {
    return sum ? SourceMeasure.SUM : SourceMeasure.EVENTS;
  }

  private static ExperimentSource source(SourceMeasure measure, Random random, boolean covaries) {
    boolean days = random.nextBoolean();
    boolean open = random.nextBoolean();
    int from = random.nextInt(3);
    int to = from + random.nextInt(3);
    boolean funnel = measure == SourceMeasure.FUNNEL;
    boolean values = measure == SourceMeasure.VALUES;
    boolean before = covaries && !funnel && !values && random.nextBoolean();
    EventSelector event = EventSelector.of(MadeUp.DEEDS.get(random.nextInt(MadeUp.DEEDS.size())));
    return new ExperimentSource(
        funnel ? null : event,
        measure,
        measure == SourceMeasure.SUM || values ? "amount" : null,
        days || random.nextBoolean() ? null : (Integer) (11 * from),
        days || open ? null : (Integer) (11 * from + 24 * (1 + to)),
        before ? (Integer) (1 + random.nextInt(90)) : null,
        funnel ? MadeUp.DEEDS.stream().map(EventSelector::of).toList() : List.of(),
        days ? (Integer) from : null,
        days && !open ? (Integer) to : null,
        days ? (Boolean) random.nextBoolean() : null);
  }

  /** The same metrics of an experiment whose variants are those of {@link MadeUp#tableByPlan}. */
  static ExperimentDefinition byPlan(ExperimentDefinition said) {
    List<ExperimentVariant> variants = new ArrayList<>();
    for (String plan : MadeUp.PLANS) {
      for (ExperimentVariant one : said.variants()) {
        List<String> with = variants.isEmpty() ? List.of() : List.of("f");
        variants.add(new ExperimentVariant(one.key() + plan, name(), 1, with));
      }
    }
    return new ExperimentDefinition(
        name(),
        said.hypothesis(),
        said.factors(),
        variants,
        said.metrics(),
        null,
        said.judging(),
        said.exposure(),
        ExperimentDefinition.EVERYBODY);
  }
}
