package io.tandem.policies.registry;

import io.tandem.shared.ErrorText;

/** Failures of policies. */
enum PolicyError implements ErrorText.Holder {
  KEY_TAKEN(
      "key_taken",
      409,
      "The key {0} is in use by another policy of this project. Choose another.",
      "本项目已有标识为 {0} 的规则，请换一个。"),
  UNKNOWN_SUBJECT(
      "unknown_subject",
      400,
      "There is no {0} {1}. Choose one from the list.",
      "没有标识为 {1} 的对象（{0}）。请从列表中选择。"),
  UNKNOWN_ACTION_TYPE(
      "unknown_action_type",
      400,
      "There is no action type {0}. Choose one from the list of types.",
      "没有动作类型 {0}。请从类型列表中选择。"),
  INVALID_COMPOSITE(
      "invalid_composite",
      400,
      "The expression cannot be used: {0}. It may name value, sample and previous of the"
          + " predicates, and must be true or false.",
      "表达式不可用：{0}。只能使用各条件的 value、sample、previous，结果须为真或假。"),
  EFFECTIVE_FROM_PAST(
      "effective_from_past",
      400,
      "A policy judges from {0} at the earliest, the first bucket that is still open. Choose that"
          + " day or a later one.",
      "规则最早从 {0}（首个尚未结束的周期）开始判定。请选择该日或更晚的日期。"),
  NEVER_ACTIVATED(
      "never_activated",
      409,
      "The policy {0} is a draft; only an active one can be retired. Delete it if it is not needed.",
      "规则 {0} 仍是草稿，只有启用中的规则可以停用。如不需要请直接删除。"),
  HAS_HISTORY(
      "has_history",
      409,
      "The policy {0} has judged before, so its history stays. Retire it.",
      "规则 {0} 已有判定历史，不能删除。请改为停用。"),
  UNKNOWN_TEMPLATE(
      "unknown_template",
      404,
      "There is no template {0}. Choose one from the list.",
      "没有模板 {0}。请从列表中选择。");

  private final ErrorText text;

  PolicyError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
