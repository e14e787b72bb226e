package io.tandem.catalog;

import io.tandem.shared.ErrorText;

/** Failures of the catalog. */
enum CatalogError implements ErrorText.Holder {
  KEY_TAKEN(
      "key_taken",
      409,
      "The key {0} is in use in this project, perhaps by something archived. Choose another.",
      "本项目已有标识 {0}（可能已归档），请换一个。"),
  UNKNOWN_OWNER(
      "unknown_owner",
      400,
      "{0} is no member of this project. Name a member's e-mail address or invite them first.",
      "{0} 不是本项目成员。请填写成员邮箱，或先邀请其加入。"),
  UNKNOWN_FEATURE(
      "unknown_feature",
      400,
      "There is no feature {0}, or it is archived. Choose features from the list.",
      "没有功能 {0}，或已归档。请从功能列表中选择。"),
  ILLEGAL_TRANSITION(
      "illegal_transition",
      409,
      "A campaign that is {0} cannot become {1}. Load it again to see what it can become.",
      "状态为 {0} 的活动不能变为 {1}。请重新加载查看可用操作。"),
  CAMPAIGN_HELD(
      "campaign_held",
      409,
      "The campaign {0} cannot run while {1} is held ({2}). Lift the hold first.",
      "{1} 已被冻结（{2}），活动 {0} 不能运行。请先解除冻结。"),
  CAMPAIGN_ENDED(
      "campaign_ended",
      409,
      "The campaign {0} has ended and stays as it was. Create a new one.",
      "活动 {0} 已结束，不能再修改。请新建活动。"),
  FEATURE_IN_USE(
      "feature_in_use",
      409,
      "The campaign {0} is using this feature. End it or take the feature out of it first.",
      "活动 {0} 正在使用此功能。请先结束该活动或解除关联。"),
  CAMPAIGN_ACTIVE(
      "campaign_active",
      409,
      "The campaign {0} is {1}. End it or bring it back to draft before archiving it.",
      "活动 {0} 当前为 {1}。请先结束或退回草稿再归档。"),
  NOT_ARCHIVED(
      "not_archived",
      409,
      "{0} is not archived: somebody brought it back already. Load it again.",
      "{0} 未归档，可能已被他人恢复。请重新加载。");

  private final ErrorText text;

  CatalogError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
