package io.tandem.messaging.format;

import io.tandem.messaging.format.BotAnswers.Reply;
import io.tandem.messaging.http.Call;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A custom bot of Feishu 飞书: text message, signed in the body with {@code HMAC-SHA256(key =
 * timestamp + "\n" + secret, data = "")}, seconds; 11232 is too many messages.
 */
public final class Feishu implements WireFormat {

  private static final int LONGEST = 15_000;
  private static final Set<Integer> BUSY = Set.of(11232);

  @Override
  public Call call(Target target, Note note, Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    String secret = target.secret();
    if (secret != null) {
      long timestamp = now.getEpochSecond();
      body.put("timestamp", Long.toString(timestamp));
      body.put("sign", sign(timestamp, secret));
    }
    body.put("msg_type", "text");
    body.put("content", Map.of("text", PlainText.of(note, LONGEST)));
    return new Call(target.url(), Map.of(), JsonMapper.shared().writeValueAsString(body));
  }

  /** The signature as it stands in the body. */
  static String sign(long timestamp, String secret) {
    return Mac256.of(timestamp + "\n" + secret, "");
  }

  @Override
  public Verdict judge(int status, String body) {
    return BotAnswers.judge(new Reply(status, body), "code", "msg", BUSY);
  }
}
