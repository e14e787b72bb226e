package io.tandem.metrics;

import io.tandem.shared.ErrorText;

/** Failures of the rates. */
enum MetricError implements ErrorText.Holder {
  NO_EXPOSURE_EVENT(
      "no_exposure_event",
      409,
      "The feature {0} has no exposure event, so its usage rate is unknown. Add one to the feature.",
      "功能 {0} 未设置曝光事件，无法计算使用率。请先在功能中补充。"),
  NO_REACH_EVENT(
      "no_reach_event",
      409,
      "The campaign {0} has no reach event, so its reach is unknown. Add one to the campaign.",
      "活动 {0} 未设置触达事件，无法计算触达率。请先在活动中补充。"),
  NO_COMPLAINT_EVENT(
      "no_complaint_event",
      409,
      "The feature {0} has no complaint event. Add one to the feature.",
      "功能 {0} 未设置投诉事件。请先在功能中补充。");

  private final ErrorText text;

  MetricError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
