package io.tandem.messaging.format;

import io.tandem.messaging.http.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An incoming webhook of Slack: a section with a fallback text; 200 {@code ok}. */
public final class Slack implements WireFormat {

  private static final int LONGEST = 2_800;

  @Override
  public Call call(Target target, Note note, Instant now) {
    String text = "*" + escaped(note.heading()) + "*\n" + escaped(Cut.bytes(note.words(), LONGEST));
    if (note.link() != null) {
      text += "\n<" + note.link() + "|" + note.linkName() + ">";
    }
    Map<String, Object> section =
        Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text));
    Map<String, Object> body = Map.of("text", escaped(note.heading()), "blocks", List.of(section));
    return new Call(target.url(), Map.of(), JsonMapper.shared().writeValueAsString(body));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public Verdict judge(int status, String body) {
    return status / 100 == 2 ? new Verdict.Accepted() : BotAnswers.status(status);
  }
}
