package io.tandem.insights.paths;

import io.tandem.shared.ErrorText;

/** What can be wrong with paths that somebody asks for. */
enum PathsError implements ErrorText.Holder {
  START_OR_END("Paths start from an event or end at one, not both.", "路径只能指定起点或终点之一。"),
  BAD_WINDOW(
      "The window is an ISO 8601 duration of 1 second to {0} days, such as P1D or PT30M.",
      "时间窗口应为 1 秒到 {0} 天的 ISO 8601 时长，例如 P1D 或 PT30M。"),
  TOO_MANY_NAMES(
      "The paths have more than {0} different nodes. Choose another property or name the events.",
      "路径有超过 {0} 个不同的节点。请更换分组属性或指定事件。");

  private final ErrorText text;

  PathsError(String english, String chinese) {
    this.text =
        new ErrorText(
            "invalid_request", 400, "The request is not valid: " + english, "请求无效：" + chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
