package io.tandem.insights.funnel;

import io.tandem.shared.ErrorText;

/** What can be wrong with a funnel that somebody asks for. */
enum FunnelError implements ErrorText.Holder {
  STEP_COUNT("A funnel has 2 to {0} steps.", "漏斗需要 2 到 {0} 个步骤。"),
  BAD_WINDOW(
      "The window is an ISO 8601 duration of 1 second to {0} days, such as P7D or PT30M.",
      "转化窗口应为 1 秒到 {0} 天的 ISO 8601 时长，例如 P7D 或 PT30M。"),
  EXCLUSION_PLACE(
      "An exclusion lies between two steps: 1 ≤ after < before ≤ {0}.",
      "排除事件应位于两个步骤之间：1 ≤ after < before ≤ {0}。"),
  EXCLUSION_COUNT("A funnel has at most {0} exclusions.", "漏斗最多有 {0} 个排除事件。"),
  OPTIONAL_ENDS("The first and the last step cannot be optional.", "第一步和最后一步不能设为可选。"),
  OPTIONAL_ORDER(
      "Optional steps need an order: leave them out when order is any.",
      "可选步骤需要顺序：order 为 any 时请不要使用。"),
  PLAIN_WINDOW_FUNNEL(
      "With the semantics windowFunnel the order is sequential, without exclusions and optional"
          + " steps.",
      "windowFunnel 语义只支持 sequential 顺序，不支持排除事件和可选步骤。"),
  HOLD_OR_SESSION(
      "Either a property is held constant or the funnel is per session, not both.",
      "属性保持一致与按会话统计只能选择其一。"),
  TOO_MANY_VALUES(
      "The breakdown has more than {0} different values. Choose another property or add filters.",
      "细分属性有超过 {0} 个不同的值。请更换属性或增加筛选条件。"),
  TOO_MANY_EVENTS(
      "Somebody did these steps too often to compare every order. Shorten the window or add"
          + " filters.",
      "有用户的步骤事件过多，无法比较所有顺序。请缩短转化窗口或增加筛选条件。");

  private final ErrorText text;

  FunnelError(String english, String chinese) {
    this.text =
        new ErrorText(
            "invalid_request", 400, "The request is not valid: " + english, "请求无效：" + chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
