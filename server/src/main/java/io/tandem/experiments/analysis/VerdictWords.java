package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.ExperimentMetric;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.definition.MetricKind;
import io.tandem.experiments.definition.MetricRole;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in both languages what an experiment came to. */
final class VerdictWords {

  private final ExperimentDefinition definition;
  private final ExposureResult exposure;
  private final List<MetricResult> metrics;
  private final Effects effects;

  VerdictWords(
      ExperimentDefinition definition, ExposureResult exposure, List<MetricResult> metrics) {
    this.definition = definition;
    this.exposure = exposure;
    this.metrics = metrics;
    this.effects = new Effects(definition.judging());
  }

  Sentence blocked() {
    return new Sentence(
        "分流比例异常，不给出结论：各组人数与分配不符，说明某一组丢失了用户，任何比较都不可信。请先查明原因。",
        "No verdict: people did not arrive in the variants as allocated, so something loses people of"
            + " one of them and no comparison is to be trusted. Find the cause first.");
  }

  Sentence text(VerdictOutcome outcome, int comparison) {
    Names variant = definition.variants().get(comparison + 1).names();
    MetricResult decided = decisive(outcome, comparison);
    Sentence numbers = numbers(decided, comparison);
    String zh = "「" + variant.zh() + "」";
    String en = variant.en();
    return switch (outcome) {
      case WON -> both(zh + "胜出：", en + " wins: ", numbers);
      case MIXED -> both(zh + "有得有失：", en + " gains and loses: ", numbers);
      case LOST -> both(zh + "不如对照组：", en + " is worse than the control: ", numbers);
      case HARMED -> both(zh + "损害了护栏指标：", en + " harms a guardrail: ", numbers);
      case FLAT -> both(zh + "与对照组没有值得关注的差异：", en + " makes no difference that matters: ", numbers);
      case UNCLEAR ->
          decided.comparisons().get(comparison).reading() == MetricReading.CONSTANT
              ? constant(decided)
              : both(
                  "尚无定论，需要更多用户。" + zh + "目前：",
                  "Not clear yet, more people are needed. " + en + " so far: ",
                  numbers);
      case TOO_FEW, BLOCKED ->
          new Sentence(
              "人数太少，无法判断：每个分组至少需要 100 人。",
              "Too few people to judge: each variant needs at least 100.");
    };
  }

  private static Sentence constant(MetricResult metric) {
    return new Sentence(
        "无法比较：「" + metric.names().zh() + "」在所有人（或绝大多数人）中取值相同，得不出区间。",
        "Nothing to judge by: "
            + metric.names().en()
            + " is the same for everybody, or for too many to tell an interval.");
  }

  private static Sentence both(String zh, String en, Sentence rest) {
    return new Sentence(zh + rest.zh(), en + rest.en());
  }

  /** The metric that the verdict hangs on. */
  private MetricResult decisive(VerdictOutcome outcome, int comparison) {
    MetricRole role = outcome == VerdictOutcome.HARMED ? MetricRole.GUARDRAIL : MetricRole.GOAL;
    MetricReading wanted =
        switch (outcome) {
          case WON, MIXED -> MetricReading.BETTER;
          case LOST, HARMED -> MetricReading.WORSE;
          case FLAT -> MetricReading.FLAT;
          case UNCLEAR, TOO_FEW, BLOCKED -> MetricReading.UNCLEAR;
        };
    List<MetricResult> own = metrics.stream().filter(m -> m.role() == role).toList();
    return reading(own, comparison, wanted)
        .or(() -> reading(own, comparison, MetricReading.CONSTANT))
        .orElse(own.getFirst());
  }

  private static Optional<MetricResult> reading(
      List<MetricResult> metrics, int comparison, MetricReading wanted) {
    return metrics.stream()
        .filter(metric -> metric.comparisons().get(comparison).reading() == wanted)
        .findFirst();
  }

  private Sentence numbers(MetricResult metric, int comparison) {
    ComparisonResult result = metric.comparisons().get(comparison);
    ExperimentMetric said = definition.metrics().get(metrics.indexOf(metric));
    boolean share = said.minimumDifference() == null && result.relative() != null;
    EffectResult shown = share ? result.relative() : result.absolute();
    String confidence = Figures.level(1 - definition.judging().alpha());
    if (shown == null) {
      return new Sentence(
          metric.names().zh() + "没有可比较的数值。", metric.names().en() + " has nothing to compare.");
    }
    IntervalResult interval = effects.interval(shown);
    String estimate = amount(shown.estimate(), share, metric.kind());
    String low = amount(interval.low(), share, metric.kind());
    String high = amount(interval.high(), share, metric.kind());
    Sentence p = chance(result, shown);
    return new Sentence(
        Figures.inChinese(
            "%s %s（%s 区间 %s 至 %s，%s）。"
                .formatted(metric.names().zh(), estimate, confidence, low, high, p.zh())),
        "%s %s (%s interval %s to %s, %s)."
            .formatted(metric.names().en(), estimate, confidence, low, high, p.en()));
  }

  /** The interval's own p-value; beside it the corrected one where correcting changed it. */
  private Sentence chance(ComparisonResult result, EffectResult shown) {
    if (definition.judging().method() == JudgingMethod.BAYESIAN) {
      String better = "P(>) = " + Figures.percent(shown.bayesian().chanceBetter());
      return new Sentence(better, better);
    }
    Double adjusted = result.adjustedP();
    String p = Figures.p(effects.interval(shown).p());
    String corrected = adjusted == null ? p : Figures.p(adjusted);
    return corrected.equals(p)
        ? new Sentence(p, p)
        : new Sentence(p + "，校正后 " + corrected, p + ", " + corrected + " corrected");
  }

  private static String amount(double number, boolean share, MetricKind kind) {
    if (share) {
      return Figures.lift(number);
    }
    return kind == MetricKind.PROPORTION ? Figures.points(number) : Figures.difference(number);
  }

  List<Sentence> basis(ResultSource source) {
    List<Sentence> basis = new ArrayList<>();
    basis.add(people(source));
    basis.add(sampleRatio());
    add(basis, astray());
    basis.add(method());
    add(basis, correction());
    add(basis, covariates());
    add(basis, caps());
    add(basis, multiple());
    return basis;
  }

  private static void add(List<Sentence> basis, @Nullable Sentence sentence) {
    if (sentence != null) {
      basis.add(sentence);
    }
  }

  private Sentence people(ResultSource source) {
    long people = exposure.arms().stream().mapToLong(ExposureResult.Arm::people).sum();
    String n = String.format(Locale.ROOT, "%,d", people);
    return switch (source) {
      case PEOPLE ->
          new Sentence("依据上传的用户明细表，共 " + n + " 人。", "From an uploaded table of " + n + " people.");
      case SUMS ->
          new Sentence(
              "依据上传的汇总表，共 " + n + " 人。", "From an uploaded table of sums over " + n + " people.");
      case EVENTS ->
          new Sentence("依据本项目的事件，共 " + n + " 人。", "From the project's events of " + n + " people.");
    };
  }

  private Sentence sampleRatio() {
    SampleRatioResult ratio = exposure.sampleRatio();
    boolean fixed = ratio.method().equals("fixed");
    String p = Figures.p(fixed ? ratio.p() : ratio.sequentialP());
    String alpha = String.valueOf(ratio.alpha());
    return switch (ratio.verdict()) {
      case OK ->
          new Sentence("分流比例正常（" + p + "）。", "The sample ratio is as allocated (" + p + ").");
      case SUSPICIOUS ->
          new Sentence(
              "分流比例可疑（" + p + "，阈值 " + alpha + "），请核对曝光记录。",
              "The sample ratio is suspicious (" + p + ", limit " + alpha + "): check exposures.");
      case MISMATCH ->
          new Sentence(
              "分流比例异常（" + p + "，阈值 " + alpha + "）。",
              "The sample ratio is wrong (" + p + ", limit " + alpha + ").");
      case TOO_FEW -> new Sentence("人数太少，无法检查分流比例。", "Too few people to check the sample ratio.");
      case UNKNOWN ->
          new Sentence(
              "无法检查分流比例：由条件决定谁得到哪个分组，各组应占多少事先无从得知。",
              "The sample ratio cannot be checked: conditions decide who gets which variant, so nobody"
                  + " can tell beforehand how many should.");
    };
  }

  /** Of those who met what nobody is given. */
  private @Nullable Sentence astray() {
    List<ExposureResult.Arm> astray = Exposures.astray(exposure);
    if (astray.isEmpty()) {
      return null;
    }
    long people = astray.stream().mapToLong(ExposureResult.Arm::people).sum();
    String n = String.format(Locale.ROOT, "%,d", people);
    return new Sentence(
        n + " 人进入了本阶段不分配给任何人的分组，请检查开关和曝光记录。",
        n
            + " people met a variant that nobody is given in this phase: check the flag and exposures.");
  }

  private Sentence method() {
    ExperimentJudging judging = definition.judging();
    return switch (judging.method()) {
      case SEQUENTIAL ->
          new Sentence(
              "按序贯检验判断：随时查看都有效。",
              "Judged by confidence sequences: right whenever and however often one looks.");
      case FIXED ->
          new Sentence(
              "按固定样本检验判断：仅对事先约定的一次查看有效。",
              "Judged at a fixed horizon: right for one look at a time fixed before the start only.");
      case BAYESIAN ->
          new Sentence(
              "按贝叶斯方法判断（平坦先验）；反复查看会增加误判。",
              "Judged by what to believe with a flat prior; looking often makes mistakes likelier.");
    };
  }

  private @Nullable Sentence correction() {
    ExperimentJudging judging = definition.judging();
    if (judging.method() == JudgingMethod.BAYESIAN) {
      return null;
    }
    return switch (judging.correction()) {
      case HOLM ->
          new Sentence(
              "目标指标与分组的多重比较按 Holm 校正；护栏指标不校正。",
              "Goals × variants are corrected by Holm; guardrails are not.");
      case BENJAMINI_HOCHBERG ->
          new Sentence(
              "目标指标与分组的多重比较按 Benjamini–Hochberg 校正；护栏指标不校正。",
              "Goals × variants are corrected by Benjamini and Hochberg; guardrails are not.");
      case NONE -> new Sentence("多重比较未校正。", "Several comparisons are not corrected for.");
    };
  }

  private @Nullable Sentence covariates() {
    long adjusted = metrics.stream().filter(m -> m.varianceRemoved() != null).count();
    return adjusted == 0
        ? null
        : new Sentence(
            adjusted + " 个指标使用了实验前数据降低方差（CUPED）。",
            adjusted + " of the metrics adjusted by what was known before (CUPED).");
  }

  private @Nullable Sentence caps() {
    long capped = metrics.stream().filter(m -> m.cap() != null).count();
    return capped == 0
        ? null
        : new Sentence(
            capped + " 个指标按全体用户统一上限截断极端值。",
            capped + " of the metrics capped at one value for all variants.");
  }

  private @Nullable Sentence multiple() {
    if (exposure.multiple() == 0) {
      return null;
    }
    String share = Figures.percent(exposure.multipleShare());
    return new Sentence(
        share + " 的用户进入过多个分组，已排除。", share + " of people met several variants and are left out.");
  }
}
