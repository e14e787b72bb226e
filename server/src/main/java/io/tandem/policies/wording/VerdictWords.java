package io.tandem.policies.wording;

import io.tandem.metrics.Signal;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.Match;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.condition.Lack;
import io.tandem.policies.condition.Reading;
import io.tandem.policies.wording.RuleWords.Named;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict in words: what was seen against which bound, how many buckets so far, on how many
 * people, and what follows. E.g. 投诉率 0.91% &gt; 0.8%，第 3/3 个已结束日，n=21,502：触发。
 */
public final class VerdictWords {

  private VerdictWords() {}

  /** The sentence. */
  public static Sentence of(Judged judged) {
    Sentence seen = seen(judged);
    Sentence position = Positions.of(judged);
    Sentence sample = sample(judged);
    Sentence outcome = Outcomes.of(judged);
    return new Sentence(
        seen.zh() + position.zh() + sample.zh() + "：" + outcome.zh() + "。",
        capital(seen.en() + position.en() + sample.en() + ": " + outcome.en() + "."));
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Sentence seen(Judged judged) {
    PolicyCondition condition = judged.rule().condition();
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    List<Reading> readings = judged.judgement().readings();
    for (int i = 0; i < readings.size(); i++) {
      Sentence part = reading(judged.named().get(i), readings.get(i));
      String name = condition.composite() == null ? "" : readings.get(i).predicate().name();
      String sample = readings.size() > 1 ? samples(readings.get(i)) : "";
      zh.add((name.isEmpty() ? "" : name + "：") + part.zh() + sample);
      en.add((name.isEmpty() ? "" : name + ": ") + part.en() + sample);
    }
    if (condition.composite() != null) {
      return new Sentence(
          "「" + condition.composite() + "」" + "（" + String.join("；", zh) + "）",
          "“" + condition.composite() + "” (" + String.join("; ", en) + ")");
    }
    boolean all = condition.match() == Match.ALL;
    return new Sentence(
        String.join(all ? "，且" : "，或", zh), String.join(all ? " and " : " or ", en));
  }

  private static Sentence reading(Named named, Reading reading) {
    Sentence series = named.series();
    if (reading.lack() == Lack.DATA || reading.measured() == null || reading.value() == null) {
      return new Sentence(series.zh() + "无数据", series.en() + " has no data");
    }
    PolicyPredicate predicate = reading.predicate();
    String bound = Numbers.bound(predicate.bound(), named.percent());
    String measured =
        Numbers.value(reading.measured().rounded(), named.percent(), predicate.bound());
    Sentence change = RuleWords.change(predicate.compare());
    if (reading.lack() == Lack.SAMPLE) {
      return new Sentence(
          series.zh() + change.zh() + " " + measured, series.en() + change.en() + " " + measured);
    }
    String held = " " + measured + " " + relation(reading) + " " + bound;
    return new Sentence(series.zh() + change.zh() + held, series.en() + change.en() + held);
  }

  private static String relation(Reading reading) {
    boolean above = reading.predicate().op() == BoundOperator.GT;
    if (reading.breaks()) {
      return above ? ">" : "<";
    }
    boolean on =
        reading.measured() != null
            && reading.measured().compareTo(reading.predicate().bound()) == 0;
    if (on) {
      return "=";
    }
    return above ? "<" : ">";
  }

  /** Of the only predicate; where there are several, each carries its own. */
  private static Sentence sample(Judged judged) {
    List<Reading> readings = judged.judgement().readings();
    if (readings.size() != 1 || readings.getFirst().signal() == null) {
      return new Sentence("", "");
    }
    if (readings.getFirst().lack() == Lack.DATA) {
      return new Sentence("", "");
    }
    String count = "n=" + Numbers.count(readings.getFirst().signal().sample());
    return new Sentence("，" + count, ", " + count);
  }

  private static String samples(Reading reading) {
    Signal signal = reading.signal();
    return signal == null || reading.lack() == Lack.DATA
        ? ""
        : " (n=" + Numbers.count(signal.sample()) + ")";
  }
}
