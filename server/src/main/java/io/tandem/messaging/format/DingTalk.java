package io.tandem.messaging.format;

import io.tandem.messaging.format.BotAnswers.Reply;
import io.tandem.messaging.http.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A custom robot of DingTalk 钉钉: markdown message, signed in the query with {@code HMAC-SHA256(key
 * = secret, data = timestamp + "\n" + secret)}; 130101 is too many messages.
 */
public final class DingTalk implements WireFormat {

  private static final int LONGEST = 15_000;
  private static final Set<Integer> BUSY = Set.of(130101);

  @Override
  public Call call(Target target, Note note, Instant now) {
    StringBuilder text = new StringBuilder("#### ").append(note.heading()).append("\n\n");
    text.append(Cut.bytes(note.words(), LONGEST).replace("\n", "\n\n"));
    if (note.link() != null) {
      text.append("\n\n[").append(note.linkName()).append("](").append(note.link()).append(')');
    }
    Map<String, Object> body =
        Map.of(
            "msgtype",
            "markdown",
            "markdown",
            Map.of("title", note.heading(), "text", text.toString()));
    return new Call(address(target, now), Map.of(), JsonMapper.shared().writeValueAsString(body));
  }

  private static URI address(Target target, Instant now) {
    String secret = target.secret();
    if (secret == null) {
      return target.url();
    }
    String url = target.url().toString();
    long timestamp = now.toEpochMilli();
    return URI.create(
        url
            + (url.contains("?") ? "&" : "?")
            + "timestamp="
            + timestamp
            + "&sign="
            + sign(timestamp, secret));
  }

  /** The signature as it stands in the query, percent-encoded. */
  static String sign(long timestamp, String secret) {
    String signature = Mac256.of(secret, timestamp + "\n" + secret);
    return URLEncoder.encode(signature, StandardCharsets.UTF_8);
  }

  @Override
  public Verdict judge(int status, String body) {
    return BotAnswers.judge(new Reply(status, body), "errcode", "errmsg", BUSY);
  }
}
