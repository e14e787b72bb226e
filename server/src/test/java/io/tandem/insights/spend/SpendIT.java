package io.tandem.insights.spend;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Spend through HTTP: files, lines, and what they make of sign-ups. */
class SpendIT {

  private static final String FILE =
      """
      渠道,开始日期,结束日期,金额,币种
      搜索广告,2026-03-02,2026-03-08,"1,234.50",CNY
      信息流,2026-03-02,,88,
      """;

  private static final String FLAWED =
      """
      amount,channel,date,to,currency,comment
      1.00,a,2026-03-02,,,fine
      1.001,a,2026-03-03,,CNY,a third decimal
      5,b,2026-03-02,2026-03-01,CNY,ends before it begins
      5,b,yesterday,,CNY,no date
      5,,2026-03-02,,CNY,no channel
      5,b,2026-03-02,,XXY,no currency
      -5,b,2026-03-02,,CNY,negative
      7,a,2026-03-01,2026-03-05,CNY,overlaps the first
      100,b,2026-03-02,,JPY,yen have no decimals
      5,b,"2026-03-02
      """;

  private final TestProject project = TestServer.shared().newProject("Asia/Shanghai");

  @Test
  void aFileEnteredAgainChangesNothingAndAChangedLineTakesItsPlace() {
    JsonNode first = upload(FILE);
    assertThat(counts(first)).isEqualTo("lines 2, added 2, replaced 0, unchanged 0, rejected 0");
    assertThat(counts(upload(FILE)))
        .isEqualTo("lines 2, added 0, replaced 0, unchanged 2, rejected 0");
    assertThat(counts(upload("\uFEFF" + FILE.replace("1,234.50", "1300"))))
        .isEqualTo("lines 2, added 0, replaced 1, unchanged 1, rejected 0");

    JsonNode lines = expect(200, project.get("/spend?limit=1")).json();
    assertThat(lines.at("/items/0/channel").asString()).isEqualTo("搜索广告");
    assertThat(lines.at("/items/0/amountMinor").asLong()).isEqualTo(130_000);
    JsonNode next =
        expect(200, project.get("/spend?limit=1&cursor=" + lines.get("next").asString())).json();
    assertThat(next.at("/items/0/amountMinor").asLong()).isEqualTo(8_800);
    assertThat(next.at("/items/0/to").asString()).isEqualTo("2026-03-02");
    assertThat(next.get("next").isNull()).isTrue();
  }

  @Test
  void badLinesAreNamedAndGoodOnesKept() {
    JsonNode done = upload(FLAWED);
    assertThat(counts(done)).isEqualTo("lines 10, added 2, replaced 0, unchanged 0, rejected 8");
    assertThat(
            done.get("rejected")
                .valueStream()
                .map(line -> line.get("line").asInt() + " " + line.get("code").asString())
                .toList())
        .containsExactly(
            "3 bad_spend_amount",
            "4 bad_spend_days",
            "5 bad_spend_days",
            "6 bad_spend_channel",
            "7 bad_spend_currency",
            "8 bad_spend_amount",
            "9 spend_overlap",
            "11 bad_spend_line");
    assertThat(done.at("/rejected/6/zh").asString()).contains("2026-03-02 至 2026-03-02");
    assertThat(upload("渠道,金额\n", 400).get("code").asString()).isEqualTo("bad_spend_columns");
    assertThat(upload("", 400).get("code").asString()).isEqualTo("bad_spend_columns");
  }

  @Test
  void aLineIsChangedUnderItsVersionAndNeverSharesADayWithAnother() {
    Map<String, Object> one = line("a", "2026-03-02", "2026-03-08", 100);
    JsonNode made = expect(200, project.post("/spend", one)).json();
    expect(409, project.post("/spend", line("a", "2026-03-08", "2026-03-09", 5)));
    expect(200, project.post("/spend", line("a", "2026-03-09", "2026-03-09", 5)));
    String path = "/spend/" + made.get("id").asLong();
    expect(412, project.put(path, 7, one));
    expect(409, project.put(path, 1, line("a", "2026-03-02", "2026-03-09", 100)));
    JsonNode changed =
        expect(200, project.put(path, 1, line("a", "2026-03-02", "2026-03-07", 250))).json();
    assertThat(changed.get("amountMinor").asLong()).isEqualTo(250);
    assertThat(changed.get("version").asLong()).isEqualTo(2);
    TestProject other = TestServer.shared().newProject("UTC");
    expect(404, other.get(path));
    expect(404, other.put(path, 2, one));
    expect(400, project.post("/spend", Map.of("channel", "a", "from", "2026-03-20")));
    HttpRequest.Builder delete =
        project.server().request(project.path(path)).header("If-Match", "\"2\"").DELETE();
    expect(204, project.server().send(delete));
    expect(404, project.get(path));
  }

  @Test
  void costValueAndPaybackOfChannels() {
    TestServer.shared().setClock(Instant.parse("2026-06-20T04:00:00Z"));
    Story story = new Story();
    for (int i = 0; i < 10; i++) {
      String channel = i < 4 ? "ad" : "friend";
      story.did("p" + i, "sign_up", "2026-03-03T04:00:00Z", Map.of("channel", channel));
    }
    story.did("p0", "purchase", "2026-03-20T04:00:00Z", Map.of("amount", 30));
    story.did("p1", "purchase", "2026-04-10T04:00:00Z", Map.of("amount", 70));
    story.did("p1", "purchase", "2026-04-11T04:00:00Z", Map.of("amount", 9, "currency", "USD"));
    story.did("p2", "$reward_granted", "2026-04-10T04:00:00Z", Map.of("cost", 4));
    story.did("p5", "purchase", "2026-03-04T04:00:00Z", Map.of("amount", 2));
    story.sendTo(project);
    expect(200, project.post("/spend", line("ad", "2026-03-02", "2026-03-08", 8_000)));
    expect(200, project.post("/spend", line("friend", "2026-03-01", "2026-03-02", 6_000)));
    Map<String, Object> usd =
        Map.of("channel", "x", "from", "2026-03-03", "amountMinor", 500, "currency", "USD");
    expect(200, project.post("/spend", usd));

    JsonNode answer =
        expect(
                200,
                project.post(
                    "/query",
                    Map.of("kind", "acquisition", "from", "2026-03-02", "to", "2026-03-08")))
            .json();

    assertChannels(answer);
    assertNoCostOfSome();
  }

  /** Spend says nothing of whom it won: a share of the sign-ups would seem dearer than it was. */
  private void assertNoCostOfSome() {
    Map<String, Object> amount = Map.of("property", "channel", "op", "eq", "value", List.of("ad"));
    JsonNode some =
        expect(
                200,
                project.post(
                    "/query",
                    Map.of(
                        "kind",
                        "acquisition",
                        "from",
                        "2026-03-02",
                        "to",
                        "2026-03-08",
                        "where",
                        List.of(amount))))
            .json();
    assertThat(some.at("/total/spend").asDouble()).isEqualTo(110);
    assertThat(some.at("/total/cac").isNull()).isTrue();
    assertThat(some.at("/channels/0/paybackMonth").isNull()).isTrue();
    assertThat(some.get("sentences").toString()).doesNotContain("check the name");
    assertThat(some.at("/buckets/0/cac").isNull()).isTrue();
    assertThat(some.at("/sentences/0/en").asString()).contains("cannot be split by filters");
  }

  private static void assertChannels(JsonNode answer) {
    JsonNode ad = answer.at("/channels/0");
    assertThat(ad.get("channel").asString()).isEqualTo("ad");
    assertThat(ad.get("cac").asDouble()).isEqualTo(20);
    assertThat(ad.get("ltv").toString()).isEqualTo("[7.5,24.0,24.0]");
    assertThat(ad.get("paybackMonth").asInt()).isEqualTo(2);
    assertThat(ad.get("ltvToCac").asDouble()).isCloseTo(1.2, within(1e-12));
    JsonNode friend = answer.at("/channels/1");
    assertThat(friend.get("cac").asDouble()).as("one of the line's two days").isEqualTo(5);
    assertThat(friend.get("paybackMonth").isNull()).isTrue();
    assertThat(friend.at("/payback/zh").asString()).isEqualTo("已观察 3 个月，尚未回本。");
    assertThat(answer.at("/total/cac").asDouble()).isEqualTo(11);
    assertThat(answer.at("/leftOut/0/spend").asDouble()).isEqualTo(5);
  }

  private static Map<String, Object> line(String channel, String from, String to, long amount) {
    return Map.of("channel", channel, "from", from, "to", to, "amountMinor", amount);
  }

  private JsonNode upload(String file) {
    return upload(file, 200);
  }

  private JsonNode upload(String file, int status) {
    HttpRequest.Builder request =
        project
            .server()
            .request(project.path("/spend/import"))
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(file));
    Answer answer = expect(status, project.server().send(request));
    return answer.json();
  }

  private static String counts(JsonNode done) {
    return String.join(
            ", ",
            List.of("lines", "added", "replaced", "unchanged").stream()
                .map(name -> name + " " + done.get(name).asInt())
                .toList())
        + ", rejected "
        + done.get("rejected").size();
  }
}
