package io.tandem.flags;

import io.tandem.shared.ErrorText;

/** What can be wrong with a flag that somebody makes or changes. */
public enum FlagError implements ErrorText.Holder {
  KEY_TAKEN(
      "key_taken",
      409,
      "The key {0} is in use by another flag of this project, perhaps an archived one. Choose"
          + " another.",
      "本项目已有标识为 {0} 的开关（可能已归档），请换一个。"),
  UNKNOWN_FLAG(
      "unknown_flag",
      400,
      "There is no flag {0}, or it is archived. Choose one from the list.",
      "没有开关 {0}，或已归档。请从列表中选择。"),
  UNKNOWN_VARIANT(
      "unknown_variant",
      400,
      "The flag {0} has no variant {1}. Choose one of its variants, on or off.",
      "开关 {0} 没有变体 {1}。请选择其变体，或 on、off。"),
  UNKNOWN_ENVIRONMENT(
      "unknown_environment",
      400,
      "This project has no environment {0}. Create it in the settings first.",
      "本项目没有环境 {0}。请先在设置中创建。"),
  UNKNOWN_FEATURE(
      "unknown_feature",
      400,
      "There is no feature {0}, or it is archived. Choose features from the list.",
      "没有功能 {0}，或已归档。请从功能列表中选择。"),
  FLAG_CIRCLE(
      "flag_circle",
      409,
      "The flag {0} would need itself by way of {1}. Take one of the two prerequisites out.",
      "开关 {0} 将通过 {1} 依赖自身。请去掉其中一个前置条件。"),
  FLAG_NEEDED(
      "flag_needed",
      409,
      "The flag {1} needs {0} in the environment {2}. Change its prerequisites first.",
      "开关 {1} 在环境 {2} 中依赖 {0}。请先修改其前置条件。"),
  FLAG_ON(
      "flag_on",
      409,
      "The flag {0} is switched on in the environment {1}. Switch it off first.",
      "开关 {0} 在环境 {1} 中仍处于开启状态。请先关闭。"),
  APPROVAL_NEEDED(
      "approval_needed",
      403,
      "Giving the flag {0} to more than {2} % in the environment {1} takes the word of {3}. Ask for"
          + " approval.",
      "在环境 {1} 中将开关 {0} 放量到 {2}% 以上需要 {3} 批准。请申请审批。"),
  FEATURE_HELD(
      "feature_held",
      409,
      "The feature {0} is held, so the flag {1} may only be switched off or given to fewer people."
          + " Lift the hold first.",
      "功能 {0} 处于冻结状态，开关 {1} 只能关闭或缩小范围。请先解除冻结。"),
  TRAFFIC_AGREED(
      "traffic_agreed",
      409,
      "The experiment {2} runs on the flag {0}, and both teams agreed that at most {3} % of eligible"
          + " people take part; this would reach {1} %. Choose fewer, or decide the experiment first.",
      "实验 {2} 正在使用开关 {0}，双方约定最多 {3}% 的符合条件用户参与，而此修改将覆盖 {1}%。请减小比例，或先对该实验作出决定。"),
  RELEASE_OPEN(
      "release_open",
      409,
      "A gray release of {0} in the environment {1} is under way. Stop it or wait until it is over.",
      "开关 {0} 在环境 {1} 中已有进行中的灰度发布。请先停止，或等待其结束。"),
  RELEASE_OVER(
      "release_over",
      409,
      "The gray release of {0} in the environment {1} is over. Load it again.",
      "开关 {0} 在环境 {1} 中的灰度发布已结束。请重新加载。"),
  UNKNOWN_GUARDRAIL(
      "unknown_guardrail",
      400,
      "There is no active policy {0} that could guard a gray release. Choose an active one.",
      "没有可作为护栏的已启用规则 {0}。请选择已启用的规则。"),
  GUARDRAIL_FIRING(
      "guardrail_firing",
      409,
      "The policy {0} fires already, so the gray release would be rolled back at once. See to it"
          + " first.",
      "规则 {0} 正处于触发状态，灰度发布会立即回滚。请先处理该规则。"),
  NOT_ARCHIVED(
      "not_archived",
      409,
      "{0} is not archived: somebody brought it back already. Load it again.",
      "{0} 未归档，可能已被他人恢复。请重新加载。"),
  FLAG_ARCHIVED(
      "flag_archived",
      409,
      "The flag {0} is archived. Restore it before changing it.",
      "开关 {0} 已归档。请先恢复再修改。"),
  UNKNOWN_LAYER(
      "unknown_layer",
      400,
      "There is no layer {0}. Choose one from the list, or make it first.",
      "没有实验层 {0}。请从列表中选择，或先创建。"),
  LAYER_TAKEN(
      "layer_taken",
      409,
      "This project has a layer {0} already. Choose another key.",
      "本项目已有实验层 {0}，请换一个标识。"),
  LAYER_FULL(
      "layer_full",
      409,
      "In the layer {0} the other flags leave {1} %, so {2} % do not fit. Choose a smaller share, or"
          + " take flags that are over out of the layer.",
      "实验层 {0} 中其他开关只留下 {1}%，放不下 {2}%。请减小占比，或将已结束的开关移出该层。"),
  LAYER_IN_USE(
      "layer_in_use",
      409,
      "The flag {1} is in the layer {0}. Take it out of the layer first.",
      "开关 {1} 仍在实验层 {0} 中。请先将其移出。"),
  TOO_MANY_LAYERS(
      "too_many_layers",
      409,
      "A project has at most {0} layers. Delete empty ones.",
      "每个项目最多 {0} 个实验层。请删除空的实验层。"),
  HOLDOUT_TAKEN(
      "holdout_taken",
      409,
      "This project has, or had, a holdout {0}. Choose another key.",
      "本项目已有（或曾有）留出组 {0}，请换一个标识。"),
  HOLDOUT_BEGUN(
      "holdout_begun",
      409,
      "The holdout {0} has begun. End it instead; what it found stays readable.",
      "留出组 {0} 已开始。请改为结束它，其结果仍可查看。"),
  HOLDOUT_OVER(
      "holdout_over",
      409,
      "The holdout {0} is over and its people are released. Make a new one.",
      "留出组 {0} 已结束，其中的用户已放开。请新建留出组。"),
  FLAG_NOT_COVERED(
      "flag_not_covered",
      400,
      "The holdout {0} does not cover the flag {1}. Name one of the flags it covers.",
      "留出组 {0} 不覆盖开关 {1}。请填写它覆盖的开关。"),
  FLAG_BROKEN(
      "flag_broken",
      409,
      "A condition of the flag {0} in the environment {1} cannot be read any more, so nobody gets"
          + " it there. Change or remove that condition.",
      "开关 {0} 在环境 {1} 中有一个条件已无法解析，因此那里没有人得到它。请修改或删除该条件。"),
  TOO_MANY_HOLDOUTS(
      "too_many_holdouts",
      409,
      "A project has at most {0} holdouts. Use one of those for several flags.",
      "每个项目最多 {0} 个留出组。请让一个留出组覆盖多个开关。"),
  UNKNOWN_CAMPAIGN(
      "unknown_campaign",
      400,
      "There is no campaign {0}, or it is archived. Choose one from the list.",
      "没有活动 {0}，或已归档。请从列表中选择。"),
  TOO_MANY_FLAGS(
      "too_many_flags",
      409,
      "A project has at most {0} flags in use. Archive some that are not needed.",
      "每个项目最多同时使用 {0} 个开关。请归档不再需要的开关。");

  private final ErrorText text;

  FlagError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
