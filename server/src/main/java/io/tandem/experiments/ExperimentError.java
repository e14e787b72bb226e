package io.tandem.experiments;

import io.tandem.shared.ErrorText;

/** What can go wrong with experiments. */
enum ExperimentError implements ErrorText.Holder {
  TAKEN(
      "experiment_taken",
      409,
      "The key {0} is in use by another experiment, perhaps an archived one. Choose another.",
      "标识 {0} 已被另一个实验使用（可能已归档），请换一个。"),
  WRONG_STATE(
      "experiment_state",
      409,
      "The experiment is in state {0}; this is possible in state {1}. Load it again.",
      "实验当前状态为 {0}，该操作只能在状态 {1} 时进行。请重新加载。"),
  NOT_APPROVED(
      "experiment_not_approved",
      409,
      "The team {0} has not approved this revision. Ask a member of it to approve, then start.",
      "团队 {0} 尚未批准此版本。请先由该团队成员批准，然后再启动。"),
  APPROVE_ROLE(
      "experiment_approve_role",
      403,
      "Only members with the role {0}, or administrators, approve for that team.",
      "只有角色为 {0} 的成员或管理员才能代表该团队批准。"),
  APPROVED_ALREADY(
      "experiment_approved_already",
      409,
      "This team approved already, or you did for the other team; somebody else has to.",
      "该团队已批准，或你已代表另一团队批准；需由其他人批准。"),
  NO_RESULTS(
      "no_results",
      404,
      "There are no results yet. Compute them from events, or upload a table of people or of sums.",
      "还没有结果。请由事件计算，或上传用户明细表或汇总表。"),
  SHIP_WITHOUT_RESULTS(
      "ship_without_results",
      409,
      "There are no results of revision {0} since it started, so nothing is shipped. Compute them from"
          + " events (upload a table where there are none), or choose iterate or stop.",
      "版本 {0} 启动后还没有结果，不能上线。请由事件计算结果（没有事件的实验请上传数据表），或选择迭代或停止。"),
  FLAG_SPLIT(
      "experiment_flag_split",
      409,
      "The flag {0} gives the variant {1} to {2} % and the experiment says {3} %. Change one of the"
          + " two, then start.",
      "开关 {0} 给分组 {1} 的比例为 {2}%，而实验写的是 {3}%。请修改其中之一后再启动。"),
  FLAG_CONDITIONS(
      "experiment_flag_conditions",
      409,
      "Conditions of the flag {0} decide who gets which variant, so people are not dealt out by"
          + " chance. Deal variants out by its split, and name whoever shall see one as its testers.",
      "开关 {0} 由条件决定谁进入哪个分组，用户并非随机分配。请用分流比例分配分组；需指定分组的人请设为该开关的测试用户。"),
  FLAG_TRAFFIC(
      "experiment_flag_traffic",
      409,
      "The flag {0} reaches {1} % of eligible people and the experiment agrees on {2} % at most."
          + " Lower its rollout or its share of a layer, or agree on more, then start.",
      "开关 {0} 目前覆盖 {1}% 的符合条件用户，而实验约定的流量上限为 {2}%。请调低开关的放量比例或实验层占比，或重新约定流量，然后再启动。"),
  PHASE_WITHOUT_RESULTS(
      "phase_without_results",
      409,
      "The flag deals people out otherwise since phase {0} began, and there are no results of it yet."
          + " Analyse again, or choose iterate or stop.",
      "分流比例已调整，当前为第 {0} 阶段，尚无该阶段的结果。请重新分析，或选择迭代或停止。"),
  SAMPLE_RATIO_BLOCKS(
      "sample_ratio_blocks",
      409,
      "The sample ratio of the newest results is wrong (p = {0}), so they prove nothing. Find the"
          + " cause and analyse again, or choose iterate or stop.",
      "最新结果的分流比例异常（p = {0}），结果不可信。请查明原因后重新分析，或选择迭代或停止。");

  private final ErrorText text;

  ExperimentError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
