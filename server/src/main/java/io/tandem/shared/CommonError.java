package io.tandem.shared;

/** Failures that any room may answer with. */
public enum CommonError implements ErrorText.Holder {
  INVALID_REQUEST("invalid_request", 400, "The request is not valid: {0}", "请求无效：{0}"),
  NOT_FOUND("not_found", 404, "There is no such object here.", "这里没有这个对象。"),
  STALE_VERSION(
      "stale_version",
      412,
      "Someone changed this meanwhile. Load it again, then repeat your change.",
      "内容已被他人修改。请重新加载后再改。"),
  VERSION_REQUIRED(
      "version_required",
      428,
      "Send the version you read in the If-Match header.",
      "请在 If-Match 头中带上读取到的版本号。"),
  TOO_LARGE("too_large", 413, "The body is larger than {0} bytes.", "请求体超过 {0} 字节。"),
  BUSY("busy", 503, "Tandem is busy. Try again in {0} seconds.", "系统繁忙，请在 {0} 秒后重试。");

  private final ErrorText text;

  CommonError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
