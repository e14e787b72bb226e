package io.tandem.messaging.format;

import io.tandem.messaging.format.BotAnswers.Reply;
import io.tandem.messaging.http.Call;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A group robot of WeCom 企业微信: text of at most 2,048 bytes, unsigned (its address is the secret);
 * 45009 is too many messages.
 */
public final class WeCom implements WireFormat {

  private static final int LONGEST = 2_048;
  private static final Set<Integer> BUSY = Set.of(45009);

  @Override
  public Call call(Target target, Note note, Instant now) {
    Map<String, Object> body =
        Map.of("msgtype", "text", "text", Map.of("content", PlainText.of(note, LONGEST)));
    return new Call(target.url(), Map.of(), JsonMapper.shared().writeValueAsString(body));
  }

  @Override
  public Verdict judge(int status, String body) {
    return BotAnswers.judge(new Reply(status, body), "errcode", "errmsg", BUSY);
  }
}
