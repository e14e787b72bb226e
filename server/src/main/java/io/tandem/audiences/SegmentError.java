package io.tandem.audiences;

import io.tandem.shared.ErrorText;

/** What can be wrong with a segment that somebody makes or asks for. */
public enum SegmentError implements ErrorText.Holder {
  UNKNOWN_SEGMENT(
      "unknown_segment",
      400,
      "There is no segment {0}. Choose one from the list.",
      "没有标识为 {0} 的分群。请从列表中选择。"),
  SEGMENT_BUILDING(
      "segment_building",
      409,
      "The segment {0} is being worked out for the first time. Try again in a few seconds.",
      "分群 {0} 正在首次计算，请几秒后重试。"),
  KEY_TAKEN(
      "key_taken",
      409,
      "The key {0} is in use by another segment of this project. Choose another.",
      "本项目已有标识为 {0} 的分群，请换一个。"),
  SEGMENT_IN_USE(
      "segment_in_use",
      409,
      "The segment {0} is in use by {1}. Change that first.",
      "分群 {0} 正被 {1} 使用，请先修改后者。"),
  SEGMENT_CIRCLE(
      "segment_circle",
      409,
      "The segment {0} would refer to itself by way of {1}. Take one of the two references out.",
      "分群 {0} 将通过 {1} 引用自身。请去掉其中一处引用。"),
  NOT_A_LIST(
      "not_a_list",
      409,
      "The people of the segment {0} follow from its rule; only lists take ids.",
      "分群 {0} 的人群由规则决定；只有名单分群可以增减用户。"),
  NOT_ARCHIVED("not_archived", 409, "The segment {0} is not archived.", "分群 {0} 未归档。"),
  TOO_MANY_SEGMENTS(
      "too_many_segments",
      409,
      "A project has at most {0} segments in use. Archive some that are not needed.",
      "每个项目最多同时使用 {0} 个分群。请归档不再需要的分群。");

  private final ErrorText text;

  SegmentError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
