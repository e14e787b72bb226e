package io.tandem.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.messaging.format.DingTalk;
import io.tandem.messaging.format.Feishu;
import io.tandem.messaging.format.Slack;
import io.tandem.messaging.format.StandardWebhook;
import io.tandem.messaging.format.WeCom;
import io.tandem.messaging.format.WireFormat;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a channel leads to. */
public enum ChannelKind {
  /** A receiver of signed webhooks: at least once, each with a stable id. */
  WEBHOOK(new StandardWebhook(), Duration.ZERO),
  /** A custom robot of DingTalk 钉钉; 20 messages a minute, or it blocks for ten. */
  DINGTALK(new DingTalk(), Duration.ofSeconds(3)),
  /** A custom bot of Feishu 飞书; 5 a second, 100 a minute. */
  FEISHU(new Feishu(), Duration.ofMillis(600)),
  /** A group robot of WeCom 企业微信; 20 a minute. */
  WECOM(new WeCom(), Duration.ofSeconds(3)),
  /** An incoming webhook of Slack; one a second. */
  SLACK(new Slack(), Duration.ofSeconds(1));

  /** Standard Webhooks' schedule. */
  private static final List<Duration> WEBHOOK_WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** For bots, only when nothing arrived; DingTalk's block lasts ten minutes. */
  private static final List<Duration> BOT_WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));

  @SuppressWarnings("ImmutableEnumChecker") // formats have no state
  private final WireFormat format;

  private final Duration spacing;

  ChannelKind(WireFormat format, Duration spacing) {
    this.format = format;
    this.spacing = spacing;
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static ChannelKind of(String name) {
    for (ChannelKind kind : values()) {
      if (kind.key().equals(name)) {
        return kind;
      }
    }
    throw new TandemException(
        CommonError.INVALID_REQUEST, "'kind' is webhook, dingtalk, feishu, wecom or slack");
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when a message may be sent again although it may have arrived. */
  boolean mayRepeat() {
    return this == WEBHOOK;
  }

  /** So many bytes of UTF-8 a text may have to arrive whole, title and link apart. */
  public int longestText() {
    return switch (this) {
      case WEBHOOK, DINGTALK, FEISHU -> 12_000;
      case WECOM -> 1_600;
      case SLACK -> 2_600;
    };
  }

  WireFormat format() {
    return format;
  }

  /** The least time between two messages, so that the provider does not block. */
  Duration spacing() {
    return spacing;
  }

  /** Waits after the first, second, … failed attempt; the last failure is final. */
  List<Duration> waits() {
    return this == WEBHOOK ? WEBHOOK_WAITS : BOT_WAITS;
  }
}
