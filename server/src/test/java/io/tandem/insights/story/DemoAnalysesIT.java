package io.tandem.insights.story;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.DealtByFlags;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Story;
import io.tandem.support.History;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo's planted figures from the analyses: when people leave, what they cost, what stays. */
class DemoAnalysesIT {

  private static final TestProject PROJECT = TestServer.shared().newProject("Asia/Shanghai");

  /** Channel → sign-ups and what they cost in fen, of days 31–37 and 38–44. */
  private static final Map<String, Map<String, long[]>> COSTS = new TreeMap<>();

  @BeforeAll
  static void played() {
    TestServer.shared().setClock(Days.at(61, Days.clock(9, 30)));
    definitions();
    bargain();
    Story story = DealtByFlags.story();
    List<History.Step> steps = new ArrayList<>();
    Map<String, Integer> signedUp = new HashMap<>();
    for (int day = Days.FIRST; day <= 52; day++) {
      for (DemoEvent event : story.day(day)) {
        add(event, day, signedUp, steps);
      }
    }
    new History(Days.ZONE, LocalDate.MIN, LocalDate.MAX, steps).send(PROJECT, 500);
    COSTS.forEach(DemoAnalysesIT::spend);
  }

  /** Sign-ups of the days looked at, and what these people do later. */
  private static void add(
      DemoEvent event, int day, Map<String, Integer> signedUp, List<History.Step> steps) {
    String id = event.learner().distinctId();
    boolean wanted = day <= -61 || day >= 31 && day <= 44;
    boolean follow =
        Set.of("app_open", "bargain_helped", "bargain_shown").contains(event.name())
            && signedUp.containsKey(id);
    if (event.name().equals("sign_up") && wanted) {
      signedUp.put(id, day);
      if (day > 0) {
        count(event, day);
      }
    } else if (!follow || day > 0 && signedUp.get(id) < 0) {
      return;
    }
    steps.add(
        new History.Tracked(event.uuid(), id, event.name(), event.time(), event.properties()));
  }

  private static void count(DemoEvent event, int day) {
    String week = Days.date(day < 38 ? 31 : 38).toString();
    long[] counted =
        COSTS
            .computeIfAbsent(week, key -> new TreeMap<>())
            .computeIfAbsent((String) event.properties().get("channel"), key -> new long[2]);
    counted[0]++;
    double cost = ((Number) event.properties().get("acquisition_cost")).doubleValue();
    counted[1] += Math.round(cost * 100);
  }

  private static void spend(String week, Map<String, long[]> channels) {
    channels.forEach((channel, counted) ->
        expect(
            200,
            PROJECT.post(
                "/spend",
                Map.of(
                    "channel",
                    channel,
                    "from",
                    week,
                    "to",
                    LocalDate.parse(week).plusDays(6).toString(),
                    "amountMinor",
                    counted[1]))));
  }

  private static void definitions() {
    Map<String, Object> words = new HashMap<>();
    words.put("active", List.of(Map.of("event", "app_open")));
    words.put("payment", List.of(Map.of("event", "purchase")));
    words.put("complaints", List.of());
    expect(200, PROJECT.put("/definitions", 1, words));
  }

  private static void bargain() {
    Map<String, Object> campaign = new HashMap<>();
    campaign.put("key", "bargain");
    campaign.put("names", Map.of("zh", "砍价领会员", "en", "Bargain for membership"));
    campaign.put("kind", "external");
    campaign.put("features", List.of());
    campaign.put("from", Days.date(38).toString());
    campaign.put("to", Days.date(44).toString());
    campaign.put("participation", Map.of("event", "bargain_started"));
    campaign.put("reach", Map.of("event", "bargain_shown"));
    expect(201, PROJECT.post("/campaigns", campaign));
  }

  private static JsonNode ask(String kind, int from, int to) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("kind", kind);
    query.put("from", Days.date(from).toString());
    query.put("to", Days.date(to).toString());
    return expect(200, PROJECT.post("/query", query)).json();
  }

  @Test
  void sixtyEightPercentOfTheLostLeaveWithinSevenDays() {
    JsonNode churn = ask("churn", -90, -61);
    assertThat(churn.get("people").asInt()).isEqualTo(3_000);
    assertThat(churn.get("lost").asInt()).isEqualTo(2_000);
    assertThat(churn.at("/days/6/cumulative").asDouble()).isEqualTo(0.68);
    assertThat(churn.at("/suggestion/metric").asString()).isEqualTo("day_7_retention");
    assertThat(churn.at("/suggestion/lostWithin").asInt()).isEqualTo(1_360);
    assertThat(churn.at("/suggestion/value").asDouble()).isEqualTo(0.18);
    assertThat(churn.at("/sentences/0/zh").asString())
        .isEqualTo("流失的 2,000 人中，68.0%（1,360 人）在注册后 7 天内离开。");
    assertThat(churn.at("/sentences/0/en").asString())
        .isEqualTo("68.0% of the 2,000 people who leave (1,360) do so within 7 days of sign-up.");
    Map<String, Object> cell = Map.of("part", "lost", "fromDay", 0, "toDay", 6);
    Map<String, Object> query =
        Map.of(
            "kind", "churn",
            "from", Days.date(-90).toString(),
            "to", Days.date(-61).toString());
    JsonNode people =
        expect(200, PROJECT.post("/query/people", Map.of("query", query, "cell", cell))).json();
    assertThat(people.get("total").asInt()).isEqualTo(1_360);
  }

  @Test
  void cohortsThatAreTooYoungAreLeftOutAndSaid() {
    JsonNode churn = ask("churn", 31, 44);
    assertThat(churn.get("people").asInt()).isZero();
    assertThat(churn.get("through").isNull()).isTrue();
    assertThat(churn.get("suggestion").isNull()).isTrue();
  }

  @Test
  void acquisitionCostFallsFromFiftyEightToFortyTwo() {
    JsonNode before = ask("acquisition", 31, 37);
    assertThat(before.at("/total/signUps").asInt()).isEqualTo(1_050);
    assertThat(before.at("/total/cac").asDouble()).isEqualTo(58);
    JsonNode during = ask("acquisition", 38, 44);
    assertThat(during.at("/total/spend").asDouble()).isCloseTo(128_100, within(1e-6));
    assertThat(during.at("/total/signUps").asInt()).isEqualTo(3_050);
    assertThat(during.at("/total/cac").asDouble()).isCloseTo(42, within(1e-9));
    JsonNode bargain = during.at("/channels/0");
    assertThat(bargain.get("channel").asString()).isEqualTo("砍价");
    assertThat(bargain.get("cac").asDouble()).isCloseTo(33.6, within(1e-9));
    assertThat(bargain.get("paybackMonth").isNull()).isTrue();
  }

  @Test
  void theBargainBringsGrowthWithoutResidue() {
    JsonNode campaign = ask("residue", 38, 44).at("/campaigns/0");
    assertThat(campaign.get("brought").asInt()).isEqualTo(2_000);
    assertThat(campaign.get("others").asInt()).isEqualTo(1_050);
    assertThat(campaign.at("/days/0/stayed").asInt()).isEqualTo(180);
    assertThat(campaign.at("/days/0/finished").asBoolean()).isTrue();
    assertThat(campaign.at("/days/1/finished").asBoolean()).isFalse();
    assertThat(campaign.get("verdict").asString()).isEqualTo("none");
    assertThat(campaign.at("/sentence/zh").asString()).contains("9.0% (180/2,000)", "有增长、无沉淀");
    assertThat(campaign.at("/sentence/en").asString()).contains("growth without residue");
  }
}
