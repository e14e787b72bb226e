package io.tandem.insights.retention;

import io.tandem.shared.ErrorText;

/** What can be wrong with a retention that somebody asks for. */
enum RetentionError implements ErrorText.Holder {
  ROLLING_MONTHS(
      "Months have no fixed length: rolling24h takes hour, day or week.",
      "月份长度不固定：rolling24h 只支持 hour、day、week。"),
  HOURS("Retention by hour spans at most {0} days.", "按小时的留存最多跨 {0} 天。"),
  BRACKET_COUNT("There are 1 to {0} brackets.", "自定义区间需要 1 到 {0} 个。"),
  TOO_MANY_MOMENTS(
      "Somebody did these events at more than {0} different moments. Use calendar intervals instead"
          + " of rolling24h, shorten the dates or add filters.",
      "有用户在超过 {0} 个不同时刻做过这些事件。请改用日历区间（不用 rolling24h）、缩短日期范围或增加筛选条件。"),
  TOO_MANY_VALUES(
      "The breakdown has more than {0} different values. Choose another property or add filters.",
      "细分属性有超过 {0} 个不同的值。请更换属性或增加筛选条件。");

  private final ErrorText text;

  RetentionError(String english, String chinese) {
    this.text =
        new ErrorText(
            "invalid_request", 400, "The request is not valid: " + english, "请求无效：" + chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
