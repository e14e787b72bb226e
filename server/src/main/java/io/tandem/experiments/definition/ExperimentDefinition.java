package io.tandem.experiments.definition;

import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One hypothesis, what is tried, on whom, and what decides. What a document leaves out of {@code
 * judging} is as usual.
 *
 * @param hypothesis in words: because of what, doing what, changes what
 * @param factors one, or two that are tried together
 * @param variants two to ten, the control first. With two factors four: neither, each alone, both
 * @param metrics one to forty, one of them a goal
 * @param tradeOff what both teams agree to give up, or null
 * @param exposure how events say who met which variant, or null where results are uploaded
 * @param traffic the share of eligible people who take part at most, above 0 up to 1 in steps of
 *     0.0001; everybody when left out
 */
public record ExperimentDefinition(
    Names names,
    String hypothesis,
    List<ExperimentFactor> factors,
    List<ExperimentVariant> variants,
    List<ExperimentMetric> metrics,
    @Nullable ExperimentTradeOff tradeOff,
    ExperimentJudging judging,
    @Nullable ExperimentExposure exposure,
    Double traffic) {

  /** Traffic of an experiment in which everybody eligible may take part. */
  public static final double EVERYBODY = 1;

  /** Slots of a layer, and steps of traffic. */
  private static final double STEPS = 10_000;

  private static final double NEAR = 1e-6;
  private static final int LONGEST_HYPOTHESIS = 2_000;
  private static final int MOST_VARIANTS = 10;
  private static final int MOST_METRICS = 40;
  private static final double PERCENT = 100;

  /**
   * @throws TandemException {@code invalid_request} with what is wrong
   */
  public ExperimentDefinition {
    Claims.present(names, "the experiment's name");
    Claims.holds(
        hypothesis != null && !hypothesis.isBlank() && hypothesis.length() <= LONGEST_HYPOTHESIS,
        "a hypothesis has 1 to " + LONGEST_HYPOTHESIS + " characters");
    factors = Claims.list(factors, "factors");
    variants = Claims.list(variants, "variants");
    metrics = Claims.list(metrics, "metrics");
    judging = judging == null ? ExperimentJudging.USUAL : judging;
    traffic = traffic == null ? Double.valueOf(EVERYBODY) : traffic;
    Claims.holds(
        traffic * STEPS > 1 - NEAR
            && traffic <= EVERYBODY
            && Math.abs(traffic * STEPS - Math.rint(traffic * STEPS)) < NEAR,
        "traffic is a share above 0 up to 1, in steps of 0.0001");
    Claims.distinct(factors.stream().map(ExperimentFactor::key).toList(), "factors");
    Claims.distinct(variants.stream().map(ExperimentVariant::key).toList(), "variants");
    Claims.distinct(metrics.stream().map(ExperimentMetric::key).toList(), "metrics");
    Claims.holds(
        factors.size() == 1 || factors.size() == 2, "an experiment has one or two factors");
    variants(factors, variants);
    metrics(metrics);
    if (tradeOff != null) {
      guardrail(metrics, tradeOff.guardrail());
    }
  }

  private static void variants(List<ExperimentFactor> factors, List<ExperimentVariant> variants) {
    Claims.holds(
        variants.size() >= 2 && variants.size() <= MOST_VARIANTS,
        "an experiment has 2 to " + MOST_VARIANTS + " variants, the control first");
    Set<String> known = new HashSet<>(factors.stream().map(ExperimentFactor::key).toList());
    for (ExperimentVariant variant : variants) {
      variant.with().forEach(key -> Claims.holds(known.contains(key), "there is no factor " + key));
    }
    Claims.holds(
        variants.getFirst().with().isEmpty(), "no factor is on in the control, the first variant");
    if (factors.size() == 2) {
      Set<Set<String>> cells = new HashSet<>();
      variants.forEach(variant -> cells.add(Set.copyOf(variant.with())));
      Claims.holds(
          variants.size() == 4 && cells.size() == 4,
          "two factors make four variants: neither, each alone, and both");
    }
  }

  private static void metrics(List<ExperimentMetric> metrics) {
    Claims.holds(
        metrics.size() <= MOST_METRICS
            && metrics.stream().anyMatch(metric -> metric.role() == MetricRole.GOAL),
        "an experiment has up to " + MOST_METRICS + " metrics, at least one of them a goal");
  }

  private static void guardrail(List<ExperimentMetric> metrics, String key) {
    Claims.holds(
        metrics.stream().anyMatch(m -> m.key().equals(key) && m.role() == MetricRole.GUARDRAIL),
        "the trade-off names no guardrail: " + key);
  }

  /** The same with other metrics. */
  public ExperimentDefinition measuring(List<ExperimentMetric> others) {
    return new ExperimentDefinition(
        names, hypothesis, factors, variants, others, tradeOff, judging, exposure, traffic);
  }

  /** The same with other metrics alone, and without a trade-off. */
  public ExperimentDefinition watching(List<ExperimentMetric> others) {
    return new ExperimentDefinition(
        names, hypothesis, factors, variants, others, null, judging, exposure, traffic);
  }

  /**
   * The same with people dealt out otherwise.
   *
   * @param shares by variant; one that is absent or 0 gets nobody. Empty where nobody can tell: all
   *     are 0 then
   */
  public ExperimentDefinition dealing(Map<String, Double> shares) {
    List<ExperimentVariant> dealt =
        variants.stream().map(one -> one.allocated(shares.getOrDefault(one.key(), 0.0))).toList();
    return new ExperimentDefinition(
        names, hypothesis, factors, dealt, metrics, tradeOff, judging, exposure, traffic);
  }

  /**
   * Refuses variants that are given to nobody.
   *
   * @throws TandemException {@code invalid_request}
   */
  public void checkGiven() {
    variants.forEach(ExperimentVariant::checkGiven);
  }

  /** Keys of the flags that its factors name, each once. */
  public List<String> flags() {
    return factors.stream().flatMap(factor -> Stream.ofNullable(factor.flag())).distinct().toList();
  }

  /**
   * True when a flag that gives these deals its people out; other flags of factors need only exist.
   *
   * @param gives what exposures of the flag say
   */
  public boolean isDealtBy(Set<String> gives) {
    return exposure != null && gives.containsAll(shares().keySet());
  }

  /** Percent by variant. */
  public Map<String, Double> shares() {
    double whole = variants.stream().mapToDouble(ExperimentVariant::allocation).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    variants.forEach(one -> shares.put(one.key(), PERCENT * one.allocation() / whole));
    return shares;
  }

  /** The control. */
  public ExperimentVariant control() {
    return variants.getFirst();
  }

  /**
   * Allocations in the order of the variants; all 0 where nobody can tell, see {@link #dealing}.
   */
  public double[] allocations() {
    return variants.stream().mapToDouble(ExperimentVariant::allocation).toArray();
  }

  /**
   * Positions of the variants with neither factor, the first, the second, both; none unless there
   * are two.
   */
  public List<Integer> cells() {
    if (factors.size() != 2) {
      return List.of();
    }
    Integer[] cells = new Integer[4];
    for (int i = 0; i < variants.size(); i++) {
      List<String> with = variants.get(i).with();
      int first = with.contains(factors.getFirst().key()) ? 1 : 0;
      cells[first + (with.contains(factors.getLast().key()) ? 2 : 0)] = i;
    }
    return List.of(cells);
  }

  /** Columns that an uploaded table of people needs beside unit and variant, each once. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (ExperimentMetric metric : metrics) {
      add(columns, metric.valueColumn());
      add(columns, metric.denominator());
      add(columns, metric.covariate());
    }
    return columns;
  }

  private static void add(List<String> columns, @Nullable String column) {
    if (column != null && !columns.contains(column)) {
      columns.add(column);
    }
  }
}
