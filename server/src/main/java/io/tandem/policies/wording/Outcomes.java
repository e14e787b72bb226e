package io.tandem.policies.wording;

import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyState;
import io.tandem.policies.Verdict;
import io.tandem.policies.condition.Judgement;
import io.tandem.policies.condition.Lack;
import io.tandem.policies.condition.Reading;
import io.tandem.policies.machine.Mark;
import io.tandem.policies.machine.Step;
import io.tandem.policies.wording.RuleWords.Named;
import io.tandem.shared.Sentence;

/** What follows from a bucket. */
final class Outcomes {

  private Outcomes() {}

  static Sentence of(Judged judged) {
    Step step = judged.step();
    Verdict verdict = judged.judgement().verdict();
    if (judged.judgement().error() != null) {
      return new Sentence("表达式无法计算，不判定", "the expression could not be computed, not judged");
    }
    if (verdict == Verdict.TOO_FEW) {
      return tooFew(judged.judgement());
    }
    if (verdict == Verdict.NO_DATA && judged.seen().mark() == Mark.NONE) {
      return new Sentence("不判定，保持原状态", "not judged, the state stays");
    }
    if (step.fired()) {
      return new Sentence("触发", "fires");
    }
    if (step.cleared()) {
      return new Sentence("恢复正常", "recovered");
    }
    return step.memory().episode() == null ? quiet(judged) : firing(judged);
  }

  private static Sentence tooFew(Judgement judgement) {
    for (Reading reading : judgement.readings()) {
      if (reading.lack() == Lack.SAMPLE) {
        String least = Numbers.count(reading.predicate().minSample());
        return new Sentence("样本不足 " + least + "，不判定", "fewer than " + least + ", not judged");
      }
    }
    return new Sentence("样本不足，不判定", "too few, not judged");
  }

  private static Sentence firing(Judged judged) {
    if (judged.step().memory().state() == PolicyState.RECOVERING) {
      return new Sentence("恢复中", "recovering");
    }
    return judged.seen().mark() == Mark.BREACH
        ? new Sentence("仍在触发", "still firing")
        : new Sentence("未达恢复线，仍在触发", "not yet within the clearing bound, still firing");
  }

  private static Sentence quiet(Judged judged) {
    Step step = judged.step();
    if (step.coolingUntil() != null) {
      return new Sentence(
          "冷却期至 " + step.coolingUntil() + "，暂不触发",
          "cooling down until " + step.coolingUntil() + ", does not fire");
    }
    if (judged.seen().mark() == Mark.BREACH) {
      return new Sentence("待触发", "pending");
    }
    return switch (judged.judgement().verdict()) {
      case WARN -> warning(judged);
      case WAITING ->
          judged.judgement().circumstances().launched()
              ? new Sentence("三阶判断未全部通过，不触发", "not all three gates are open, silent")
              : new Sentence("不在上线时间窗内，不触发", "outside the window after the launch, silent");
      default -> new Sentence("未触发", "silent");
    };
  }

  private static Sentence warning(Judged judged) {
    for (int i = 0; i < judged.named().size(); i++) {
      Reading reading = judged.judgement().readings().get(i);
      PolicyPredicate predicate = reading.predicate();
      if (reading.warns() && predicate.warnFrom() != null) {
        Named named = judged.named().get(i);
        String from = Numbers.bound(predicate.warnFrom(), named.percent());
        return new Sentence("达到预警线 " + from + "，预警", "in the early-warning band from " + from);
      }
    }
    return new Sentence("预警", "early warning");
  }
}
