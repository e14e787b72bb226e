package io.tandem.policies.wording;

import io.tandem.policies.ActionSpec;
import io.tandem.policies.ActionTrigger;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.Change;
import io.tandem.policies.Comparison;
import io.tandem.policies.Match;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicyTemporal;
import io.tandem.policies.series.MetricFacts;
import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole rule in words. */
public final class RuleWords {

  private RuleWords() {}

  /**
   * A predicate with what its words need.
   *
   * @param subject name of the feature or campaign, or null for the project
   */
  public record Named(PolicyPredicate predicate, MetricFacts metric, @Nullable Names subject) {

    /** Metric and subject, e.g. 「回放」功能使用率. */
    public Sentence series() {
      Names names = metric.names();
      return subject == null
          ? new Sentence(names.zh(), small(names.en()))
          : new Sentence(
              "「" + subject.zh() + "」" + names.zh(), small(names.en()) + " of " + subject.en());
    }

    /** Within a sentence; names such as ARPU stay as they are. */
    private static String small(String name) {
      boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
      return word ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    /** True when its numbers are shown in percent. */
    public boolean percent() {
      return metric.percent() || predicate.change() == Change.RELATIVE;
    }
  }

  /** The rule: when, how often, what then. */
  public static Sentence of(PolicyRule rule, List<Named> predicates) {
    Sentence when = condition(rule.condition(), predicates);
    Sentence often = often(rule.condition().interval(), rule.temporal());
    Sentence then = actions(rule.actions());
    return new Sentence(
        "当" + when.zh() + "，" + often.zh() + " → " + then.zh(),
        "When " + when.en() + ", " + often.en() + " → " + then.en());
  }

  private static Sentence condition(PolicyCondition condition, List<Named> predicates) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Named predicate : predicates) {
      Sentence words = predicate(predicate);
      zh.add(
          condition.composite() == null
              ? words.zh()
              : predicate.predicate().name() + "：" + words.zh());
      en.add(
          condition.composite() == null
              ? words.en()
              : predicate.predicate().name() + ": " + words.en());
    }
    boolean all = condition.match() == Match.ALL;
    String joinedZh = String.join(all ? "且" : "或", zh);
    String joinedEn = String.join(all ? " and " : " or ", en);
    if (condition.composite() != null) {
      joinedZh = "「" + condition.composite() + "」成立（" + String.join("；", zh) + "）";
      joinedEn = "“" + condition.composite() + "” holds (" + String.join("; ", en) + ")";
    }
    Sentence more = circumstances(condition);
    return new Sentence(joinedZh + more.zh(), joinedEn + more.en());
  }

  private static Sentence circumstances(PolicyCondition condition) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    if (condition.launchedWithinDays() != null) {
      zh.append("，上线 ").append(condition.launchedWithinDays()).append(" 天内");
      en.append(", within ").append(condition.launchedWithinDays()).append(" days of launch");
    }
    if (condition.launchedSinceDays() != null) {
      zh.append("，上线满 ").append(condition.launchedSinceDays()).append(" 天");
      en.append(", from ").append(condition.launchedSinceDays()).append(" days after launch");
    }
    if (condition.gates()) {
      zh.append("，且三阶判断全部通过");
      en.append(", and all three gates are open");
    }
    if (condition.segment() != null) {
      zh.append("，仅统计分群 ").append(condition.segment());
      en.append(", among the people of segment ").append(condition.segment());
    }
    return new Sentence(zh.toString(), en.toString());
  }

  private static Sentence predicate(Named named) {
    PolicyPredicate predicate = named.predicate();
    Sentence series = named.series();
    boolean above = predicate.op() == BoundOperator.GT;
    String bound = Numbers.bound(predicate.bound(), named.percent());
    Sentence change = change(predicate.compare());
    String zh = series.zh() + change.zh() + (above ? " > " : " < ") + bound;
    String en = series.en() + change.en() + (above ? " > " : " < ") + bound;
    if (predicate.minSample() > 0) {
      String sample = Numbers.count(predicate.minSample());
      zh += "（样本 ≥ " + sample + "）";
      en += " (n ≥ " + sample + ")";
    }
    return new Sentence(zh, en);
  }

  /** What is held against the bound, when it is not the value. */
  static Sentence change(Comparison compare) {
    return switch (compare) {
      case VALUE -> new Sentence("", "");
      case PREVIOUS -> new Sentence("较上一周期变化", " changes from the bucket before by");
      case SAME_WEEKDAY -> new Sentence("较上周同日变化", " changes from the same weekday by");
    };
  }

  private static Sentence often(Interval interval, PolicyTemporal temporal) {
    boolean days = interval == Interval.DAY;
    String zhUnit = days ? "日" : "周";
    String enUnit = days ? "day" : "week";
    if (temporal.n() == 1) {
      return new Sentence("1 个已结束" + zhUnit, "on one closed " + enUnit);
    }
    if (temporal.k() == temporal.n()) {
      return new Sentence(
          "连续 " + temporal.k() + " 个已结束" + zhUnit,
          "on " + temporal.k() + " consecutive closed " + enUnit + "s");
    }
    return new Sentence(
        temporal.n() + " 个已结束" + zhUnit + "中有 " + temporal.k() + " 个",
        "on " + temporal.k() + " of " + temporal.n() + " closed " + enUnit + "s");
  }

  private static Sentence actions(List<ActionSpec> specs) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (ActionSpec spec : specs) {
      if (spec.on() == ActionTrigger.FIRE) {
        Sentence words = ActionWords.of(spec);
        zh.add(words.zh());
        en.add(words.en());
      }
    }
    return zh.isEmpty()
        ? new Sentence("仅展示", "only show it")
        : new Sentence(String.join("、", zh), String.join(", ", en));
  }
}
