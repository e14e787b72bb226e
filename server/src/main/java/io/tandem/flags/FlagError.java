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
