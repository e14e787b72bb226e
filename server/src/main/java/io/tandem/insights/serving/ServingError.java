package io.tandem.insights.serving;

import io.tandem.shared.ErrorText;

/** Why an analysis was not computed, or not to its end. */
enum ServingError implements ErrorText.Holder {
  TOO_MANY_QUERIES(
      "too_many_queries",
      429,
      "{1} of your analyses wait already. Try again in {0} seconds, or cancel some.",
      "您已有 {1} 个分析在排队。请在 {0} 秒后重试，或取消其中一些。"),
  QUERY_CANCELLED("query_cancelled", 409, "The analysis was cancelled.", "分析已取消。"),
  BAD_QUERY_ID(
      "invalid_request",
      400,
      "The request is not valid: Tandem-Query-Id has 8 to 64 letters, digits, - or _.",
      "请求无效：Tandem-Query-Id 应为 8 到 64 个字母、数字、- 或 _。");

  private final ErrorText text;

  ServingError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
