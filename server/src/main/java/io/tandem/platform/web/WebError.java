package io.tandem.platform.web;

import io.tandem.shared.ErrorText;

/** Failures of requests before they reach a room. */
enum WebError implements ErrorText.Holder {
  METHOD_NOT_ALLOWED(
      "method_not_allowed", 405, "This address does not take {0} requests.", "此地址不支持 {0} 请求。"),
  NOT_ACCEPTABLE(
      "not_acceptable",
      406,
      "None of the content types you accept is available here.",
      "无法提供所接受的内容类型。"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported_media_type",
      415,
      "Send the body as application/json.",
      "请以 application/json 发送请求体。"),
  CSRF(
      "csrf",
      403,
      "Load the page again: its security token is missing or has expired.",
      "请刷新页面：安全令牌缺失或已过期。"),
  CONFLICT(
      "conflict",
      409,
      "Something with this name was made meanwhile. Load again.",
      "同名对象已存在，请刷新后重试。"),
  HEAD_TOO_LONG(
      "head_too_long",
      431,
      "The address and the headers of a request take at most 32 KB together. Choose fewer values to"
          + " filter by, or save the insight and open that.",
      "请求的地址与请求头合计最多 32 KB。请减少筛选值，或保存该洞察后再打开。"),
  REJECTED("rejected", 400, "The request is malformed.", "请求格式有误。"),
  FAILED(
      "failed",
      500,
      "Something went wrong inside Tandem. The server's log has the reason.",
      "系统内部出错，原因见服务器日志。");

  private final ErrorText text;

  WebError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
