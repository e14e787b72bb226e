package io.tandem.metrics;

import io.tandem.shared.ErrorText;

/** Failures of metrics. */
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
      "功能 {0} 未设置投诉事件。请先在功能中补充。"),
  NO_RATING_EVENT(
      "no_rating_event",
      409,
      "The feature {0} has no rating event, so its bad-review rate is unknown. Add one to the"
          + " feature.",
      "功能 {0} 未设置评分事件，无法计算差评率。请先在功能中补充。"),
  NO_COMPLETION_EVENT(
      "no_completion_event",
      409,
      "The campaign {0} does not say which event finishes it and within how many days. Add both to"
          + " the campaign.",
      "活动 {0} 未设置完成事件和完成期限，无法计算完成率。请先在活动中补充。"),
  NO_SIGN_UP_EVENT(
      "no_sign_up_event",
      409,
      "No event counts as a sign-up, so there are no cohorts of new people. Choose one in the"
          + " definitions.",
      "未设置注册事件，无法按注册日期统计。请先在口径中补充。"),
  NO_ENROLMENT_EVENT(
      "no_enrolment_event",
      409,
      "No event counts as an enrolment. Choose one in the definitions.",
      "未设置报名事件。请先在口径中补充。"),
  NO_COURSE_COMPLETION_EVENT(
      "no_course_completion_event",
      409,
      "No event counts as completing a course. Choose one in the definitions.",
      "未设置完课事件。请先在口径中补充。"),
  BUILT_IN_METRIC(
      "built_in_metric",
      409,
      "{0} is a metric every project has. Choose another key.",
      "{0} 是内置指标，请换一个标识。"),
  METRIC_TAKEN(
      "metric_taken",
      409,
      "There is a metric {0} already, perhaps an archived one. Choose another key.",
      "标识 {0} 已被使用（可能是已归档的指标），请换一个标识。");

  private final ErrorText text;

  MetricError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
