package io.tandem.experiments.table;

import io.tandem.shared.ErrorText;

/** What can be wrong with a table as a whole. */
enum TableError implements ErrorText.Holder {
  UNREADABLE(
      "table_unreadable",
      400,
      "The file cannot be read as comma-separated values near line {0}. Check its quotes, save it as"
          + " UTF-8 (in Excel as “CSV UTF-8”), and pack it again if it is gzipped.",
      "文件在第 {0} 行附近无法按 CSV 读取。请检查引号，以 UTF-8 编码保存（Excel 中选择“CSV UTF-8”）；若为 gzip 文件，请重新压缩。"),
  TOO_LONG(
      "table_too_long",
      413,
      "The table has more than {0} characters unpacked. Leave out columns that no metric uses, or"
          + " upload a table of sums.",
      "解压后的表超过 {0} 个字符。请去掉指标不用的列，或上传汇总表。"),
  COLUMN_MISSING(
      "table_column_missing",
      400,
      "The table has no column {0}. Its first line names: {1}.",
      "表中没有列 {0}。首行的列名为：{1}。"),
  TOO_MANY_ROWS(
      "table_too_large",
      413,
      "With this many metrics people may be {0} at most. Measure less, or upload a table of sums.",
      "指标如此之多时，最多支持 {0} 人。请减少指标，或上传汇总表。"),
  NO_PEOPLE(
      "table_without_people",
      400,
      "No row could be used. First reason: {0}.",
      "没有任何一行可用。第一个原因：{1}。"),
  INCOMPLETE(
      "table_incomplete",
      400,
      "The table of sums has no usable row of metric {0} for variant {1}. Rows that could not be used:"
          + " {2}; first reason: {3}.",
      "汇总表中没有指标 {0} 在分组 {1} 的可用行。不可用的行数：{2}；第一个原因：{4}。"),
  COVARIATE_INCOMPLETE(
      "table_covariate_incomplete",
      400,
      "Metric {0} has sums of its covariate for other variants but not for {1}. Give them for all"
          + " variants, or for none.",
      "指标 {0} 的其他分组有协变量合计，分组 {1} 没有。请为所有分组提供，或都不提供。"),
  NEEDS_PEOPLE(
      "metric_needs_people",
      400,
      "The quantile {0} cannot be found from sums. Upload a table of people.",
      "分位数指标 {0} 无法由汇总得出，请上传用户明细表。");

  private final ErrorText text;

  TableError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
