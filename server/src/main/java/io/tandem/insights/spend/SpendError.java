package io.tandem.insights.spend;

import io.tandem.shared.ErrorText;

/** What can be wrong with spend that somebody enters or imports. */
enum SpendError implements ErrorText.Holder {
  BAD_CHANNEL(
      "bad_spend_channel",
      400,
      "Name the channel with 1 to 200 characters, and the item with at most 200.",
      "请填写渠道（1 到 200 个字符），项目名称最多 200 个字符。"),
  BAD_DAYS(
      "bad_spend_days",
      400,
      "Give the first and the last day as 2026-03-31, at most {0} days, the first not after the"
          + " last.",
      "请按 2026-03-31 的格式填写首日和末日，最多 {0} 天，首日不得晚于末日。"),
  BAD_AMOUNT(
      "bad_spend_amount",
      400,
      "Give an amount of 0 or more without more decimals than its currency has.",
      "请填写不小于 0 的金额，小数位数不得超过币种允许的位数。"),
  BAD_CURRENCY(
      "bad_spend_currency",
      400,
      "{0} is no ISO 4217 currency code such as CNY.",
      "{0} 不是 ISO 4217 币种代码（如 CNY）。"),
  BAD_COLUMNS(
      "bad_spend_columns",
      400,
      "The first line names the columns. Needed are channel, from (or date) and amount; to,"
          + " currency and item may follow.",
      "首行须为列名：必须有 渠道、开始日期（或 日期）、金额，可以有 结束日期、币种、项目。"),
  OVERLAP(
      "spend_overlap",
      409,
      "Channel {0} already has spend in some of these days ({1} to {2}). Change or delete that"
          + " line, or name an item of its own.",
      "渠道 {0} 在这些日期中已有花费（{1} 至 {2}）。请修改或删除该行，或为本行填写不同的项目。"),
  TOO_MANY_LINES(
      "too_many_spend_lines",
      400,
      "A file holds at most {0} lines. Cut it into several.",
      "一个文件最多 {0} 行，请拆分后再导入。"),
  BAD_LINE("bad_spend_line", 400, "The line cannot be cut into columns.", "该行无法按列拆分。");

  private final ErrorText text;

  SpendError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
