package io.tandem.policies.wording;

import io.tandem.policies.ActionSpec;
import io.tandem.shared.Sentence;

/** Actions in words. */
final class ActionWords {

  private ActionWords() {}

  static Sentence of(ActionSpec spec) {
    return switch (spec.type()) {
      case "notify" -> new Sentence("发通知", "notify");
      case "start_campaign" -> new Sentence("启动活动", "start a campaign");
      case "pause_campaign" -> new Sentence("暂停活动", "pause campaigns");
      case "hold" -> new Sentence("冻结", "hold it");
      case "open_work" -> new Sentence("开专项", "open a work item");
      case "reallocate" -> new Sentence("资源倾斜", "shift resources");
      case "diagnose_usage" -> new Sentence("诊断使用门槛", "diagnose what keeps people from using it");
      case "open_gates" -> new Sentence("发起三阶判断", "open a three-gate review");
      case "answer_gate" -> new Sentence("回答三阶判断", "answer a gate");
      default -> new Sentence(spec.name(), spec.name());
    };
  }
}
