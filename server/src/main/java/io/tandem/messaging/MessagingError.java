package io.tandem.messaging;

import io.tandem.shared.ErrorText;

/** Failures of channels. */
enum MessagingError implements ErrorText.Holder {
  UNKNOWN_CHANNEL(
      "unknown_channel",
      400,
      "There is no channel {0}, or it is switched off. Look under Settings, Channels.",
      "没有渠道 {0}，或已停用。请在“设置 · 渠道”中查看。"),
  CHANNEL_TAKEN(
      "channel_taken",
      409,
      "There is a channel {0} already. Choose another key.",
      "渠道 {0} 已存在，请换一个标识。"),
  DELIVERY_KNOWN(
      "delivery_known",
      409,
      "It is known what became of this message. Load the list again.",
      "该消息的结果已经明确，请重新加载列表。"),
  ADDRESS_CLOSED(
      "address_closed",
      400,
      "{0} leads into this machine or its network, where channels may not go.",
      "{0} 指向本机或内部网络，渠道不能连接。");

  private final ErrorText text;

  MessagingError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
