package io.tandem.messaging.format;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.tandem.messaging.http.Call;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook as the Standard Webhooks specification has it: {@code webhook-id} stable over all
 * attempts, {@code webhook-timestamp} in real seconds, {@code webhook-signature}; only 2xx counts,
 * 410 ends it for good, redirects are not followed.
 */
public final class StandardWebhook implements WireFormat {

  @Override
  public Call call(Target target, Note note, Instant now) {
    String body = JsonMapper.shared().writeValueAsString(body(note));
    String id = "msg_" + note.id();
    long timestamp = now.getEpochSecond();
    return new Call(
        target.url(),
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(timestamp),
            "webhook-signature",
                sign(target.secret() == null ? "" : target.secret(), id, timestamp, body)),
        body);
  }

  private static Map<String, Object> body(Note note) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("project", note.project());
    data.put("title", note.title());
    data.put("text", note.text());
    data.put("link", note.link());
    data.put("reference", note.reference());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "tandem.message");
    body.put("timestamp", note.madeAt().toString());
    body.put("data", data);
    return body;
  }

  /** The value of {@code webhook-signature}. */
  static String sign(String secret, String id, long timestamp, String body) {
    try {
      return new Webhook(secret).sign(id, timestamp, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException unusable) {
      throw new IllegalArgumentException("a webhook's secret was checked when saved", unusable);
    }
  }

  @Override
  public Verdict judge(int status, String body) {
    Sentence reason = new Sentence("接收方返回 HTTP " + status, "The receiver answered " + status);
    if (status / 100 == 2) {
      return new Verdict.Accepted();
    }
    if (status == 410) {
      return new Verdict.Gone(reason);
    }
    return status / 100 == 3 ? BotAnswers.redirect(status) : new Verdict.Later(reason);
  }
}
