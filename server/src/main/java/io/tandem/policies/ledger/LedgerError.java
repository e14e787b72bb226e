package io.tandem.policies.ledger;

import io.tandem.shared.ErrorText;

/** Failures of the ledger of actions. */
enum LedgerError implements ErrorText.Holder {
  UNKNOWN_TYPE(
      "unknown_action_type",
      400,
      "There is no action type {0}. GET /actions/types lists them.",
      "没有动作类型 {0}。可用类型见 GET /actions/types。"),
  NOT_YOURS(
      "not_yours_to_decide",
      403,
      "The role {0} decides this. Ask somebody who has it.",
      "此动作由角色 {0} 决定，请联系相应成员。"),
  SELF_APPROVAL(
      "self_approval",
      403,
      "You or your token asked for this or activated its policy. Somebody else has to approve it.",
      "此动作由你或你创建的令牌发起（或启用了其规则），须由他人批准。"),
  ALREADY_ASKED(
      "already_asked",
      409,
      "{0} asked for this already; it waits for the role {1}. Ask again once it is decided.",
      "{0} 已提出此请求，正等待角色 {1} 决定。决定之后才能再次请求。"),
  WRONG_STATE(
      "wrong_action_state", 409, "The action is {0} by now. Load it again.", "该动作当前状态为 {0}，请重新加载。");

  private final ErrorText text;

  LedgerError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
