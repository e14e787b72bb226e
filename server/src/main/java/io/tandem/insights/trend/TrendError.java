package io.tandem.insights.trend;

import io.tandem.shared.ErrorText;

/** What can be wrong with a trend that somebody asks for. */
enum TrendError implements ErrorText.Holder {
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
