package io.tandem.flags.ofrep;

import io.tandem.shared.ErrorText;
import java.util.Locale;

/** What can be wrong with a question by OFREP; the names are OpenFeature's error codes. */
enum OfrepError implements ErrorText.Holder {
  /** No or an unknown key; OFREP has no code for it. */
  GENERAL(
      401,
      "Send a write key of the project, as Authorization: Bearer or X-API-Key. Copy one from"
          + " Settings, Keys.",
      "请以 Authorization: Bearer 或 X-API-Key 带上项目的写入密钥，可在“设置 - 密钥”中复制。"),
  PARSE_ERROR(400, "The body is no JSON object of at most {0} bytes.", "请求体不是不超过 {0} 字节的 JSON 对象。"),
  INVALID_CONTEXT(
      400,
      "The context is no object, or its targetingKey is neither a text nor a number.",
      "context 不是对象，或其中的 targetingKey 既不是文本也不是数字。"),
  TARGETING_KEY_MISSING(
      400,
      "The context has no targetingKey. Put the id of the person there.",
      "context 中缺少 targetingKey。请填入用户标识。"),
  FLAG_NOT_FOUND(
      404,
      "There is no flag {0}, it is archived, or it cannot be read any more; its page says which.",
      "没有开关 {0}，或已归档，或已无法解析；请查看其页面。");

  private final ErrorText text;

  OfrepError(int status, String english, String chinese) {
    this.text = new ErrorText(name().toLowerCase(Locale.ROOT), status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
