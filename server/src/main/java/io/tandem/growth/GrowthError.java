package io.tandem.growth;

import io.tandem.shared.ErrorText;

/** Failures of this room. */
enum GrowthError implements ErrorText.Holder {
  UNKNOWN_ASSIGNEE(
      "unknown_assignee",
      400,
      "{0} is neither a member of this project nor a role. Name a member's e-mail address, or a"
          + " role such as operations.",
      "{0} 既不是本项目成员也不是角色。请填写成员邮箱，或 operations 等角色。"),
  UNKNOWN_SUBJECT(
      "unknown_subject",
      400,
      "There is no {0} {1}. Choose a feature or campaign from the list.",
      "没有 {0} {1}。请从列表中选择功能或活动。"),
  UNKNOWN_WORK(
      "unknown_work",
      400,
      "There is no work item {0} in this project. Choose one from the list.",
      "本项目没有工作项 {0}。请从列表中选择。"),
  WORK_FINISHED(
      "work_finished",
      409,
      "The work item {0} is {1} and stays as it was. Reopen it first.",
      "工作项 {0} 的状态为 {1}，不能再修改。请先重新打开。"),
  ILLEGAL_WORK_STEP(
      "illegal_work_step",
      409,
      "A work item that is {0} cannot become {1}. Load it again to see what it can become.",
      "状态为 {0} 的工作项不能变为 {1}。请重新加载查看可用操作。"),
  WORK_STEP_TIME(
      "work_step_time",
      400,
      "A step happens after the one before it ({0}) and not in the future.",
      "步骤时间须晚于上一步（{0}），且不晚于现在。"),
  POOL_KEY_TAKEN(
      "pool_key_taken",
      409,
      "The key {0} is in use by another pool of this project. Choose another.",
      "本项目已有资源池 {0}，请换一个标识。"),
  ALLOCATION_TAKEN(
      "allocation_taken",
      409,
      "The pool already has an allocation called {0}. Change that one, or choose another name.",
      "资源池已有名为 {0} 的分配。请修改它，或换一个名称。"),
  POOL_EXHAUSTED(
      "pool_exhausted",
      409,
      "The pool {0} is {1} short. Give back another allocation or raise the capacity.",
      "资源池 {0} 还差 {1}。请先释放其他分配，或提高总量。"),
  POOL_SHIFTED(
      "pool_shifted",
      409,
      "{0} is part of a change for a time that is still in force. Give that back first.",
      "{0} 涉及尚未到期的临时调配。请先归还该调配。"),
  POOL_IN_USE(
      "pool_in_use",
      409,
      "The pool {0} has allocations. Remove them first.",
      "资源池 {0} 仍有分配。请先移除这些分配。"),
  UNKNOWN_ALLOCATION(
      "unknown_allocation",
      404,
      "The pool {0} has no allocation {1}. Choose one from the list.",
      "资源池 {0} 没有分配 {1}。请从列表中选择。"),
  GATE_ROLE(
      "gate_role",
      403,
      "This gate is answered by somebody with the role {0}. Ask one of them.",
      "这一判断由 {0} 角色回答，请联系对应成员。"),
  GATE_EVIDENCE(
      "gate_evidence",
      400,
      "A gate answered yes or no needs evidence: say what it rests on.",
      "回答“是”或“否”需要依据，请写明。"),
  GATE_EXPIRY(
      "gate_expiry",
      400,
      "An answer expires within {0} days from now, and not before now.",
      "答案的有效期须晚于现在，且不超过 {0} 天。"),
  SIGN_ROLE(
      "sign_role",
      403,
      "This signature is given by somebody with the role {0}. Ask one of them.",
      "这一签字由 {0} 角色完成，请联系对应成员。"),
  SIGNED_ALREADY(
      "signed_already",
      409,
      "This team has signed the revision, or you have for the other team. Each team signs once, by"
          + " a person of its own.",
      "该团队已签过这一版，或你已代表另一团队签字。每个团队签一次，由不同的人签。");

  private final ErrorText text;

  GrowthError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
