package io.tandem.growth;

import io.tandem.shared.Sentence;
import java.util.List;

/**
 * What a pattern of answers recommends.
 *
 * @param kinds of campaign: {@code scenario}, {@code onboarding_quest}, {@code check_in}, {@code
 *     badge}, {@code referral}, {@code bargain}, {@code red_envelope}, {@code orchard}, {@code
 *     gift_pack}; empty when none
 */
public record GateRecommendation(Sentence text, List<String> kinds) {

  private static final List<GateRecommendation> BY_PATTERN =
      List.of(
          of(
              "三项都不成立：不投活动，先回到产品验证需求。",
              "None holds: no campaign; go back to the product and find the need."),
          of(
              "只有商业闭环：向愿意付费的人群定向发放礼包，小步验证需求。",
              "Only the loop holds: gift packs to those who pay, and look for the need in small steps.",
              "gift_pack"),
          of(
              "只会自传播：限时限量的红包雨或果园，先看沉淀再追加。",
              "It only spreads: a short red-envelope rain or an orchard with a cap; more only after what"
                  + " stays is known.",
              "red_envelope",
              "orchard"),
          of(
              "能传播也能闭环但没有明确场景：短期砍价或红包拉新，用 7 日留存检验沉淀。",
              "It spreads and pays without a clear scene: a short bargain or red envelopes, judged by"
                  + " day-7 retention.",
              "bargain",
              "red_envelope"),
          of(
              "只有需求场景：用新手任务和打卡帮人学会、养成习惯，暂不加预算。",
              "Only the need holds: onboarding quest and check-ins teach it and make it a habit; no"
                  + " further budget yet.",
              "onboarding_quest",
              "check_in"),
          of(
              "有场景、能闭环、不自传播：场景化运营和打卡，把资源用在触达上。",
              "Need and loop without spread: scenario campaigns and check-ins; resources go into"
                  + " reach.",
              "scenario",
              "check_in"),
          of(
              "有场景、自传播、未闭环：邀请和勋章，控制奖励成本，先补闭环。",
              "Need and spread without a loop: referral and badges at low cost; close the loop first.",
              "referral",
              "badge"),
          of(
              "三项都成立：加大资源，场景化运营与邀请并行。",
              "All three hold: put resources behind it, scenario campaigns and referral together.",
              "scenario",
              "referral"));

  private static GateRecommendation of(String zh, String en, String... kinds) {
    return new GateRecommendation(new Sentence(zh, en), List.of(kinds));
  }

  /** What these answers recommend; while one is unknown, to wait for it. */
  static GateRecommendation of(List<GateStanding> gates) {
    int pattern = 0;
    for (Gate gate : Gate.values()) {
      GateVerdict verdict =
          gates.stream()
              .filter(standing -> standing.gate() == gate)
              .map(GateStanding::counts)
              .findFirst()
              .orElse(GateVerdict.UNKNOWN);
      if (verdict == GateVerdict.UNKNOWN) {
        return of(
            "还有判断没有有效答案，暂不投入资源；先补齐依据。",
            "A gate has no valid answer: no resources yet; collect the evidence first.");
      }
      pattern = pattern * 2 + (verdict == GateVerdict.YES ? 1 : 0);
    }
    return BY_PATTERN.get(pattern);
  }
}
