package io.tandem.insights.query;

import io.tandem.shared.ErrorText;

/** What can be wrong with an insight that somebody asks for. */
public enum InsightError implements ErrorText.Holder {
  UNKNOWN_KIND(
      "unknown_kind",
      "There is no insight of kind {0} here. Available: {1}.",
      "这里没有 {0} 类型的分析。目前可用：{1}。"),
  UNKNOWN_ENVIRONMENT(
      "unknown_environment",
      "This project has no environment {0}. Leave the field out for production, or write * for"
          + " all.",
      "本项目没有环境 {0}。去掉该字段即查询 production，写 * 则查询全部环境。"),
  TOO_MANY_CELLS(
      "too_many_cells",
      "The answer could have {0} cells; {1} are allowed. Shorten the range, widen the interval or"
          + " lower the limits.",
      "结果可能有 {0} 个单元格，最多允许 {1} 个。请缩短时间范围、放大粒度或减小上限。"),
  TOO_FAR(
      "invalid_request",
      "The request is not valid: with its periods the question looks at the days from {0} to {1};"
          + " it may look at {2} days. Shorten the range, or ask for fewer or shorter periods.",
      "请求无效：加上各个周期，查询涉及 {0} 至 {1}，最多允许 {2} 天。请缩短时间范围，或减少周期数、缩短周期。"),
  UNKNOWN_FIELD(
      "invalid_request", "The request is not valid: {0} is not a field.", "请求无效：没有字段 {0}。"),
  WRONG_VALUE(
      "invalid_request",
      "The request is not valid: {0} has a wrong type or value.",
      "请求无效：{0} 的类型或值不正确。"),
  MISSING_FIELD("invalid_request", "The request is not valid: {0} is missing.", "请求无效：缺少 {0}。"),
  BREAKDOWN_COUNT(
      "invalid_request",
      "The request is not valid: there are at most {0} breakdowns.",
      "请求无效：最多可按 {0} 个属性细分。"),
  OUT_OF_BOUNDS(
      "invalid_request",
      "The request is not valid: {0} lies between {1} and {2}.",
      "请求无效：{0} 应在 {1} 到 {2} 之间。"),
  NO_SUCH_CELL(
      "invalid_request",
      "The request is not valid: the answer has no cell with this {0}.",
      "请求无效：结果中没有该 {0} 对应的单元格。"),
  TARGET_SEGMENT(
      "invalid_request",
      "The request is not valid: campaign {0} is meant for a segment, whose people count though they"
          + " do nothing. Read its rate over time, or name numerator and denominator yourself.",
      "请求无效：活动 {0} 面向一个分群，其成员即使没有行为也计入分母。请查看其比率走势，或自行指定分子和分母。"),
  BREAKDOWN_BY(
      "invalid_request",
      "The request is not valid: a breakdown names either a property or a segment, not both.",
      "请求无效：细分只能指定 property 或 segment 之一。"),
  BREAKDOWN_LIMIT(
      "invalid_request",
      "The request is not valid: the limit of a breakdown is 1 to {0}.",
      "请求无效：细分的上限为 1 到 {0}。"),
  FILTER_COUNT(
      "invalid_request",
      "The request is not valid: a list of filters holds at most {0}, each with at most {1} values"
          + " of at most {2} characters.",
      "请求无效：最多 {0} 个筛选条件，每个最多 {1} 个值，每个值最多 {2} 个字符。"),
  BAD_NAME(
      "invalid_request",
      "The request is not valid: {0} has 1 to 200 characters.",
      "请求无效：{0} 需要 1 到 200 个字符。"),
  BREAKDOWN_VALUES(
      "invalid_request",
      "The request is not valid: name one breakdown value for each of the {0} breakdowns.",
      "请求无效：请为 {0} 个细分属性各给出一个值。"),
  BAD_CURSOR(
      "invalid_request",
      "The request is not valid: this cursor was not given out by this list.",
      "请求无效：该 cursor 不是由此列表给出的。"),
  BAD_LIMIT(
      "invalid_request",
      "The request is not valid: limit is a number from 1 to {0}.",
      "请求无效：limit 应为 1 到 {0} 的数字。");

  private final ErrorText text;

  InsightError(String code, String english, String chinese) {
    this.text = new ErrorText(code, 400, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
