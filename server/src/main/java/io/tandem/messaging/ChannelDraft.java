package io.tandem.messaging;

import io.tandem.shared.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a channel.
 *
 * @param key required for a new one, ignored afterwards
 * @param kind cannot be changed afterwards
 * @param url https address of the receiver or of the bot; null keeps the one there is
 * @param secret what messages are signed with: {@code whsec_…} for a webhook, the signing secret of
 *     a DingTalk or Feishu bot; null keeps the one there is, empty removes it
 * @param enabled true when null
 */
record ChannelDraft(
    @Nullable @Size(max = 63) String key,
    @NotNull @Valid Names names,
    @NotNull ChannelKind kind,
    @Nullable @Size(max = 2000) String url,
    @Nullable @Size(max = 500) String secret,
    @Nullable Boolean enabled) {

  /** Keeps secrets out of logs. */
  @Override
  public String toString() {
    return "draft of channel " + key;
  }
}
