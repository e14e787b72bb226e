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
  TOO_MANY_VALUES(
      "metric_too_many_values",
      409,
      "The metric {0} is over more than {1} single events. Shorten its window or take a rarer event"
          + " in the next experiment, or upload a table.",
      "指标 {0} 涉及的单个事件超过 {1} 个。请在下一个实验中缩短窗口或改用更少见的事件，或上传数据表。");

  private final ErrorText text;

  HistoryError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
