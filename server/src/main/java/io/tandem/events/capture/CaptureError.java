package io.tandem.events.capture;

import io.tandem.shared.ErrorText;

/** Why a capture request as a whole was refused. */
public enum CaptureError implements ErrorText.Holder {
  UNREADABLE("unreadable_body", 400, "The body cannot be read: {0}", "请求体无法读取：{0}"),
  NOTHING_ACCEPTED("nothing_accepted", 400, "No event could be taken in: {0}", "没有可接收的事件：{0}"),
  BODY_TOO_LARGE(
      "body_too_large",
      413,
      "The body has more than {0} bytes after decompression. Send smaller batches.",
      "解压后的请求体超过 {0} 字节，请减小批量。"),
  BATCH_TOO_LARGE(
      "batch_too_large",
      400,
      "A batch has at most 500 KB. Send smaller batches.",
      "每批最多 500 KB，请减小批量。"),
  TOO_MANY_EVENTS(
      "too_many_events",
      413,
      "A request has at most {0} events. Send smaller batches.",
      "每次请求最多 {0} 个事件，请减小批量。"),
  CONTEXT_TOO_LARGE(
      "context_too_large",
      400,
      "The batch's context, copied into each of its calls, makes more than {0} bytes. Send smaller batches.",
      "批量共用的 context 复制到每个调用后超过 {0} 字节，请减小批量。"),
  UNKNOWN_WRITE_KEY(
      "unknown_write_key",
      401,
      "This write key is unknown or revoked. Copy one from Settings, Keys.",
      "写入密钥不存在或已吊销，请在“设置 - 密钥”中复制。"),
  QUOTA_EXCEEDED(
      "quota_exceeded", 429, "The daily quota of this write key is used up.", "该写入密钥今日配额已用完。");

  private final ErrorText text;

  CaptureError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
