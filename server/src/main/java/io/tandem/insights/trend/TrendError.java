package io.tandem.insights.trend;

import io.tandem.shared.ErrorText;

/** What can be wrong with a trend that somebody asks for. */
enum TrendError implements ErrorText.Holder {
  FORMULA(
      "invalid_request",
      "The request is not valid: a formula such as A/B*100 breaks at character {0}.",
      "请求无效：公式（例如 A/B*100）在第 {0} 个字符处有误。"),
  CUMULATIVE_MEASURE(
      "invalid_request",
      "The request is not valid: only events, people and sums can be cumulative.",
      "请求无效：只有事件数、人数和求和可以累计。"),
  CUMULATIVE_ROLLING(
      "invalid_request",
      "The request is not valid: a trend is either cumulative or a rolling average.",
      "请求无效：累计与移动平均只能选择其一。"),
  SERIES_COUNT(
      "invalid_request",
      "The request is not valid: a trend has 1 to {0} series.",
      "请求无效：趋势需要 1 到 {0} 个序列。"),
  MEASURE_NEEDS_PROPERTY(
      "invalid_request",
      "The request is not valid: measure {0} needs a property of the event.",
      "请求无效：指标 {0} 需要一个事件属性。"),
  MEASURE_TAKES_NO_PROPERTY(
      "invalid_request",
      "The request is not valid: measure {0} takes no property.",
      "请求无效：指标 {0} 不需要属性。"),
  NO_SUCH_SERIES(
      "invalid_request",
      "The request is not valid: the query has no series {0}.",
      "请求无效：查询中没有序列 {0}。"),
  NO_SUCH_BUCKET(
      "invalid_request",
      "The request is not valid: {0} is not the start of a bucket of this query.",
      "请求无效：{0} 不是该查询中某个时间段的开始日期。");

  private final ErrorText text;

  TrendError(String code, String english, String chinese) {
    this.text = new ErrorText(code, 400, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
