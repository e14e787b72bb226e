package io.tandem.messaging.format;

import io.tandem.shared.Sentence;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of chat bots. They say in the body whether a message was taken; the status is 200 also
 * for failures. A 5xx says nothing about what became of the message.
 */
final class BotAnswers {

  private static final int LONGEST_MESSAGE = 200;

  private BotAnswers() {}

  /**
   * @param code name of the field that is 0 when the message was taken
   * @param message name of the field with the provider's words
   * @param busy codes that mean too many messages
   */
  static Verdict judge(Reply reply, String code, String message, Set<Integer> busy) {
    if (reply.status() / 100 != 2) {
      return status(reply.status());
    }
    JsonNode body = read(reply.body());
    if (!body.path(code).isIntegralNumber()) {
      return new Verdict.Unclear(new Sentence("机器人的答复无法识别", "The bot's answer could not be read"));
    }
    int result = body.path(code).asInt();
    if (result == 0) {
      return new Verdict.Accepted();
    }
    Sentence reason = refused(result, body.path(message).asString(""));
    return busy.contains(result) ? new Verdict.Later(reason) : new Verdict.Rejected(reason);
  }

  /** What a status other than 2xx means for a message that must not arrive twice. */
  static Verdict status(int status) {
    Sentence reason = new Sentence("对方返回 HTTP " + status, "The other side answered " + status);
    if (status == 429) {
      return new Verdict.Later(reason);
    }
    if (status >= 500) {
      return new Verdict.Unclear(reason);
    }
    return status >= 300 && status < 400 ? redirect(status) : new Verdict.Rejected(reason);
  }

  static Verdict redirect(int status) {
    return new Verdict.Rejected(
        new Sentence(
            "对方返回重定向 " + status + "，不予跟随；请填写最终地址",
            "The other side redirected ("
                + status
                + "), which is not followed; enter the final"
                + " address"));
  }

  private static Sentence refused(int code, String message) {
    String words = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    return new Sentence(
        "机器人拒绝了消息：%d %s".formatted(code, words),
        "The bot refused the message: %d %s".formatted(code, words));
  }

  private static JsonNode read(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  /** What came back. */
  record Reply(int status, String body) {}
}
