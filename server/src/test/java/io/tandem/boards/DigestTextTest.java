package io.tandem.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Role;
import io.tandem.boards.inbox.Happening;
import io.tandem.boards.inbox.InboxItem;
import io.tandem.growth.NorthStar;
import io.tandem.growth.Wing;
import io.tandem.messaging.ChannelKind;
import io.tandem.metrics.Better;
import io.tandem.metrics.RateDefinition;
import io.tandem.metrics.SignalSeries.CountedPeople;
import io.tandem.metrics.SignalStatus;
import io.tandem.metrics.Unit;
import io.tandem.policies.BoundOperator;
import io.tandem.policies.PolicyHealth;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyStanding;
import io.tandem.policies.PolicyState;
import io.tandem.policies.PolicyStatus;
import io.tandem.shared.Interval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigestTextTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-11");
  private static final Instant NOW = Instant.parse("2026-03-11T01:00:00Z");

  @Test
  void saysEachNumberItsChangeThresholdStateAndWhatHappenedAndWaits() {
    DigestContent content = content(1);
    assertThat(DigestText.of(DigestWords.ZH, content, 12_000).lines())
        .containsExactly(
            "★ 北极星 第 7 日留存 31.4%（03-10）↑1.2 个百分点，目标 35%，n 314/1,000，r3，产✓ 运 待签",
            "▲ 投诉率 · 回放 0 0.91%（03-10）↓0.1 个百分点，阈值 0.8%，触发中，n 91/10,000",
            "· 付费转化率 40.0%（03-10）→0.0 个百分点，阈值 40%，未超过，n 40/100",
            "最近一天：",
            "▲ 规则“投诉”触发 — 投诉率 0.91% > 0.8%：触发。",
            "待处理 1 项：",
            "◔ 启动活动，触达 12,480 人，运营");
    assertThat(DigestText.of(DigestWords.EN, content, 12_000).lines())
        .containsExactly(
            "★ North star: Day-7 retention 31.4% (Mar 10)↑1.2 pp, target 35%, n 314/1,000, r3,"
                + " product ✓, operations unsigned",
            "▲ Complaint rate · Replay 0 0.91% (Mar 10)↓0.1 pp, threshold 0.8%, firing, n"
                + " 91/10,000",
            "· Paid conversion rate 40.0% (Mar 10)→0.0 pp, threshold 40%, within, n 40/100",
            "In the last day:",
            "▲ Policy “Complaints” fired — Complaint rate 0.91% > 0.8%: fires.",
            "1 waiting:",
            "◔ Start a campaign, reach 12,480 people, operations");
  }

  @ParameterizedTest
  @EnumSource(ChannelKind.class)
  void longOnesFitEveryChannelAndWhatIsQuietGivesWayFirst(ChannelKind kind) {
    DigestContent content = content(24);
    for (DigestWords words : DigestWords.values()) {
      String text = DigestText.of(words, content, kind.longestText());
      assertThat(DigestText.bytes(text)).isLessThanOrEqualTo(kind.longestText());
      assertThat(text).startsWith("★");
      String whole = DigestText.of(words, content, Integer.MAX_VALUE);
      assertThat(text.equals(whole)).isEqualTo(DigestText.bytes(whole) <= kind.longestText());
      if (!text.equals(whole)) {
        assertThat(text).contains("▲ ").doesNotContain("40/100");
        assertThat(text.lines().toList().getLast()).containsAnyOf("另有", "more lines");
      }
    }
  }

  @Test
  void percentagesNeverReadZeroOrHundredUnlessTheyAre() {
    assertThat(DigestNumbers.value(0, Unit.PERCENT)).isEqualTo("0.0%");
    assertThat(DigestNumbers.value(0.00001, Unit.PERCENT)).isEqualTo("<0.01%");
    assertThat(DigestNumbers.value(0.9999, Unit.PERCENT)).isEqualTo(">99.9%");
    assertThat(DigestNumbers.value(1, Unit.PERCENT)).isEqualTo("100.0%");
    assertThat(DigestNumbers.value(0.0091, Unit.PERCENT)).isEqualTo("0.91%");
    assertThat(DigestNumbers.value(51_234, Unit.PEOPLE)).isEqualTo("51,234");
    assertThat(DigestNumbers.bound(0.008, Unit.PERCENT)).isEqualTo("0.8%");
  }

  private static DigestContent content(int firing) {
    List<BoardTile> tiles = new ArrayList<>();
    for (int i = 0; i < firing; i++) {
      tiles.add(firing(i));
    }
    tiles.add(quiet());
    BoardView board =
        new BoardView(
            "main",
            new Names("看板", "Board"),
            1,
            "UTC",
            DAY.minusDays(30),
            DAY,
            NOW,
            star(),
            tiles,
            List.of(),
            List.of());
    return new DigestContent(DAY, board, List.of(happened()), List.of(waits()));
  }

  private static Happening happened() {
    return new Happening(
        "policy:complaints:1:fired",
        Happening.Kind.FIRED,
        NOW,
        1,
        new Names("投诉", "Complaints"),
        null,
        new Sentence("投诉率 0.91% > 0.8%：触发。", "Complaint rate 0.91% > 0.8%: fires."),
        null,
        false,
        "policies/complaints",
        null);
  }

  private static InboxItem waits() {
    return new InboxItem(
        "action:1",
        InboxItem.Kind.APPROVE,
        2,
        new Sentence("启动活动，触达 12,480 人", "Start a campaign, reach 12,480 people"),
        null,
        null,
        new InboxItem.Asked(Role.OPERATIONS, null),
        new InboxItem.When(NOW, null, null, false),
        "policies",
        null,
        null);
  }

  private static StarView star() {
    NorthStar star =
        new NorthStar(
            "day_7_retention",
            null,
            Interval.DAY,
            0.35,
            "pm@example.com",
            NOW,
            List.of(new NorthStar.Signature(Wing.PRODUCT, "pm@example.com", NOW)),
            List.of(),
            3);
    Names names = new Names("第 7 日留存", "Day-7 retention");
    return new StarView(
        star,
        metric("day_7_retention", names, null, null),
        bucket(10, 314, 1_000),
        bucket(9, 302, 1_000),
        List.of());
  }

  private static BoardTile quiet() {
    return new BoardTile(
        1,
        metric("paid_conversion", new Names("付费转化率", "Paid conversion rate"), null, null),
        bucket(11, 1, 2),
        bucket(10, 40, 100),
        bucket(9, 40, 100),
        List.of(),
        1,
        TileThreshold.above(0.4),
        List.of());
  }

  private static BoardTile firing(int number) {
    return new BoardTile(
        0,
        metric(
            "complaint_rate",
            new Names("投诉率", "Complaint rate"),
            "replay",
            new Names("回放 " + number, "Replay " + number)),
        bucket(11, 1, 2),
        bucket(10, 91, 10_000),
        bucket(9, 101, 10_000),
        List.of(),
        1,
        null,
        List.of(new TilePolicy(standing(), true, List.of(), null)));
  }

  private static PolicyStanding standing() {
    PolicyStatus status =
        new PolicyStatus(
            PolicyState.FIRING, 3, 3, 3, 0, PolicyHealth.OK, NOW, DAY, null, null, null, 1L);
    return new PolicyStanding(
        "complaints",
        new Names("投诉", "Complaints"),
        PolicyMode.LIVE,
        "complaint_rate",
        "replay",
        Interval.DAY,
        null,
        BoundOperator.GT,
        new BigDecimal("0.008"),
        null,
        null,
        status,
        1L);
  }

  private static MetricFacts metric(String key, Names names, String subject, Names about) {
    return new MetricFacts(
        key,
        names,
        subject,
        subject == null ? null : "feature",
        about,
        Interval.DAY,
        1,
        Unit.PERCENT,
        Better.UP,
        false,
        new RateDefinition(1, new Sentence("分子", "numerator"), null),
        new CountedPeople(true, true));
  }

  private static BoardBucket bucket(int day, double numerator, double denominator) {
    return new BoardBucket(
        LocalDate.of(2026, 3, day),
        numerator,
        denominator,
        numerator / denominator,
        (long) denominator,
        SignalStatus.CLOSED,
        1,
        1);
  }
}
