package io.tandem.messaging.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.messaging.http.Call;
import io.tandem.shared.Sentence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BotFormatsTest {

  private static final Instant NOW = Instant.ofEpochMilli(1577262236757L);

  @Test
  void dingTalkSignsSecretWithTimestampAsData() {
    assertThat(DingTalk.sign(1577262236757L, "this is secret"))
        .isEqualTo("hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D");
    Call call =
        new DingTalk()
            .call(
                target("https://oapi.dingtalk.com/robot/send?access_token=t", "this is secret"),
                note("a"),
                NOW);
    assertThat(call.address().toString())
        .isEqualTo(
            "https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1577262236757"
                + "&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D");
    JsonNode body = JsonMapper.shared().readTree(call.body());
    assertThat(body.at("/msgtype").asString()).isEqualTo("markdown");
    assertThat(body.at("/markdown/title").asString()).isEqualTo("标题");
    assertThat(body.at("/markdown/text").asString())
        .contains("a")
        .contains("[在 Tandem 中查看](https://t.example/p/x)");
  }

  @Test
  void feishuSignsNothingWithTimestampAndSecretAsKey() {
    assertThat(Feishu.sign(1599360473L, "demo"))
        .isEqualTo("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
    Call call =
        new Feishu()
            .call(
                target("https://open.feishu.cn/open-apis/bot/v2/hook/x", "demo"),
                note("a"),
                Instant.ofEpochSecond(1599360473L));
    JsonNode body = JsonMapper.shared().readTree(call.body());
    assertThat(body.at("/timestamp").asString()).isEqualTo("1599360473");
    assertThat(body.at("/sign").asString())
        .isEqualTo("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
    assertThat(body.at("/content/text").asString()).isEqualTo("标题\na\nhttps://t.example/p/x");
  }

  @Test
  void botsWithoutSecretAreNotSigned() {
    assertThat(
            new DingTalk()
                .call(target("https://d/s?access_token=t", null), note("a"), NOW)
                .address()
                .toString())
        .isEqualTo("https://d/s?access_token=t");
    assertThat(new Feishu().call(target("https://f/x", null), note("a"), NOW).body())
        .doesNotContain("sign");
  }

  @Test
  void weComTextStaysBelowItsLimitWithoutHalfCharacters() {
    Call call = new WeCom().call(target("https://q/s?key=k", null), note("学".repeat(3_000)), NOW);
    String content = JsonMapper.shared().readTree(call.body()).at("/text/content").asString();
    assertThat(content.getBytes(StandardCharsets.UTF_8).length).isBetween(1_500, 2_048);
    assertThat(content).contains("学…\nhttps://t.example/p/x").doesNotContain("\uFFFD");
  }

  @Test
  void slackTextCannotFormLinksOrMentions() {
    Call call =
        new Slack()
            .call(
                target("https://hooks.slack.com/services/x", null),
                note("<!channel> & <a|b>"),
                NOW);
    String text = JsonMapper.shared().readTree(call.body()).at("/blocks/0/text/text").asString();
    assertThat(text)
        .contains("&lt;!channel&gt; &amp; &lt;a|b&gt;")
        .endsWith("<https://t.example/p/x|在 Tandem 中查看>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dingtalk|200|{\"errcode\":0,\"errmsg\":\"ok\"}|Accepted",
        "dingtalk|200|{\"errcode\":310000,\"errmsg\":\"sign not match\"}|Rejected",
        "dingtalk|200|{\"errcode\":130101,\"errmsg\":\"send too fast\"}|Later",
        "dingtalk|200|<html>gateway</html>|Unclear",
        "dingtalk|200|{}|Unclear",
        "dingtalk|502|x|Unclear",
        "dingtalk|429|x|Later",
        "dingtalk|404|x|Rejected",
        "dingtalk|302|x|Rejected",
        "feishu|200|{\"code\":0,\"msg\":\"success\"}|Accepted",
        "feishu|200|{\"code\":19021,\"msg\":\"sign match fail\"}|Rejected",
        "feishu|200|{\"code\":11232,\"msg\":\"frequency limited\"}|Later",
        "wecom|200|{\"errcode\":0}|Accepted",
        "wecom|200|{\"errcode\":45009}|Later",
        "wecom|200|{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}|Rejected",
        "slack|200|ok|Accepted",
        "slack|403|invalid_token|Rejected",
        "slack|429|ratelimited|Later",
        "slack|500|rollup_error|Unclear",
        "webhook|204||Accepted",
        "webhook|400|x|Later",
        "webhook|503|x|Later",
        "webhook|410|x|Gone",
        "webhook|307|x|Rejected",
      })
  void answersMeanWhatTheProviderSays(
      String kind, int status, @Nullable String body, String verdict) {
    WireFormat format =
        switch (kind) {
          case "dingtalk" -> new DingTalk();
          case "feishu" -> new Feishu();
          case "wecom" -> new WeCom();
          case "slack" -> new Slack();
          default -> new StandardWebhook();
        };
    assertThat(format.judge(status, body == null ? "" : body).getClass().getSimpleName())
        .isEqualTo(verdict);
  }

  @Test
  void providersWordsAreKeptShort() {
    Verdict verdict =
        new DingTalk().judge(200, "{\"errcode\":1,\"errmsg\":\"" + "x".repeat(5_000) + "\"}");
    assertThat(((Verdict.Rejected) verdict).reason().en()).hasSizeLessThan(300).contains("1 xxx");
  }

  static Target target(String url, @Nullable String secret) {
    return new Target(URI.create(url), secret);
  }

  static Note note(String text) {
    return new Note(
        new UUID(1, 2),
        NOW,
        "default",
        true,
        new Sentence("标题", "Title"),
        new Sentence(text, text),
        "https://t.example/p/x",
        "action:1");
  }
}
