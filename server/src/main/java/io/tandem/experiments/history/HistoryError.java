package io.tandem.experiments.history;

import io.tandem.shared.ErrorText;

/** Why results cannot be computed from events. */
enum HistoryError implements ErrorText.Holder {
  NO_EXPOSURE(
      "experiment_without_exposure",
      409,
      "The experiment does not say which event tells who met which variant. Upload a table, or say so"
          + " in the next experiment.",
      "实验没有说明由哪个事件记录用户进入的分组。请上传数据表，或在下一个实验中说明。"),
  NO_SOURCE(
      "metric_without_source",
      409,
      "The metric {0} does not say which events it is made of. Upload a table, or say so in the next"
          + " experiment.",
      "指标 {0} 没有说明由哪些事件计算。请上传数据表，或在下一个实验中说明。"),
  TOO_MANY_GROUPS(
      "dimension_too_many_values",
      400,
      "This property has more than {0} values. Choose one with fewer, such as a country or a version.",
      "该属性的取值超过 {0} 个。请选择取值较少的属性，例如国家或版本。"),
  TOO_MANY_PEOPLE(
      "experiment_too_many_people",
      409,
      "More than {0} people were exposed: too many to predict what they will be worth (setting"
          + " tandem.experiments.value-people). A metric with the measure ltv says what they are worth"
          + " so far.",
      "曝光人数超过 {0}，无法预测价值（由设置 tandem.experiments.value-people 限定）。可用度量为 ltv 的指标查看已实现的价值。"),
  NO_DAYS(
      "metric_without_days",
      409,
      "The metric {0} is a funnel, which has no effect on one day alone. Choose another metric.",
      "指标 {0} 是漏斗，无法按单日查看效果。请选择其他指标。");

  private final ErrorText text;

  HistoryError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
