package io.tandem.metrics;

import io.tandem.metrics.Formula.Quantities;
import io.tandem.metrics.Quantity.Cohort;
import io.tandem.metrics.Quantity.Events;
import io.tandem.metrics.Quantity.Followed;
import io.tandem.metrics.Quantity.People;
import io.tandem.metrics.Quantity.Sum;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/** Says in words what the metrics every project has count. */
final class Sentences {

  private Sentences() {}

  static RateDefinition define(
      BuiltIn metric, @Nullable Names names, Quantities counted, long revision) {
    String zh = names == null ? "" : names.zh();
    String en = names == null ? "" : names.en();
    Quantity below = counted.denominator();
    return new RateDefinition(
        revision,
        top(metric, zh, en, counted.numerator()),
        below == null ? null : bottom(metric, zh, en, below));
  }

  private static Sentence top(BuiltIn metric, String zh, String en, Quantity counted) {
    Sentence did = events(counted);
    return switch (metric) {
      case PENETRATION -> among("活跃用户", "使用「" + zh + "」", "active people", "used " + en, did);
      case USAGE -> among("曝光用户", "使用「" + zh + "」", "exposed people", "used " + en, did);
      case PARTICIPATION ->
          among("目标用户", "参与「" + zh + "」", "eligible people", "took part in " + en, did);
      case REACH ->
          among("目标用户", "被「" + zh + "」触达", "eligible people", "were reached by " + en, did);
      case PAID_CONVERSION -> among("活跃用户", "付费", "active people", "paid", did);
      case COMPLAINT_RATE -> complainants(zh, en, did);
      case BAD_REVIEW_RATE ->
          new Sentence(
              "「" + zh + "」的差评（2 分及以下）条数，事件：" + did.zh(),
              "Ratings of " + en + " of 2 and less, by " + did.en());
      case ACTIVE_PEOPLE ->
          new Sentence("活跃用户（去重人数），事件：" + did.zh(), "Distinct active people, by " + did.en());
      case FEATURE_PEOPLE ->
          new Sentence(
              "使用「" + zh + "」的用户（去重人数），事件：" + did.zh(),
              "Distinct people who used " + en + ", by " + did.en());
      case ONBOARDING_COMPLETION -> later("完成「" + zh + "」", "finished " + en, counted, did);
      case COURSE_COMPLETION -> later("完课", "completed a course", counted, did);
      case NEXT_MONTH_RETENTION ->
          new Sentence(
              "其中次月活跃的用户，事件：" + did.zh(),
              "Those of them who were active in the next month, by " + did.en());
      case DAY_RETENTION -> dayLater(counted, did);
    };
  }

  private static Sentence among(
      String zhWho, String zhWhat, String enWho, String enWhat, Sentence did) {
    return new Sentence(
        "同一周期内" + zhWhat + "的" + zhWho + "（去重人数），事件：" + did.zh(),
        "Distinct " + enWho + " who " + enWhat + " in the same bucket, by " + did.en());
  }

  private static Sentence complainants(String zh, String en, Sentence did) {
    return new Sentence(
        "同一周期内" + (zh.isEmpty() ? "" : "对「" + zh + "」") + "投诉的用户（去重人数，含不活跃用户），事件：" + did.zh(),
        "Distinct people who complained"
            + (en.isEmpty() ? "" : " about " + en)
            + " in the bucket, active or not, by "
            + did.en());
  }

  private static Sentence later(String zh, String en, Quantity counted, Sentence did) {
    int days = counted.maturity().days();
    return new Sentence(
        "其中当日或之后 " + days + " 天内" + zh + "的用户，事件：" + did.zh(),
        "Those of them who "
            + en
            + " on that day or within "
            + days
            + " days after, by "
            + did.en());
  }

  private static Sentence dayLater(Quantity counted, Sentence did) {
    int days = counted.maturity().days();
    return new Sentence(
        "其中第 " + days + " 天（注册日为第 0 天）活跃的用户，事件：" + did.zh(),
        "Those of them who were active on day "
            + days
            + " (day 0 is the day of sign-up), by "
            + did.en());
  }

  private static Sentence bottom(BuiltIn metric, String zh, String en, Quantity counted) {
    Sentence did = started(counted);
    return switch (metric) {
      case USAGE ->
          new Sentence(
              "看到「" + zh + "」的用户（去重人数），事件：" + did.zh(),
              "Distinct people exposed to " + en + ", by " + did.en());
      case PARTICIPATION, REACH -> eligible(counted, did);
      case BAD_REVIEW_RATE ->
          new Sentence(
              "「" + zh + "」的评分条数（1–5 分），事件：" + did.zh(),
              "Ratings of " + en + " (1 to 5), by " + did.en());
      case ONBOARDING_COMPLETION -> offered(zh, en, counted, did);
      case NEXT_MONTH_RETENTION, DAY_RETENTION ->
          new Sentence(
              "本周期内注册的用户（去重人数），事件：" + did.zh(),
              "Distinct people who signed up in the bucket, by " + did.en());
      case COURSE_COMPLETION ->
          new Sentence(
              "本周期内报名的用户（去重人数），事件：" + did.zh(),
              "Distinct people who enrolled in the bucket, by " + did.en());
      default ->
          new Sentence("活跃用户（去重人数），事件：" + did.zh(), "Distinct active people, by " + did.en());
    };
  }

  private static Sentence eligible(Quantity counted, Sentence did) {
    return counted instanceof People people && people.who() instanceof Doers.Members members
        ? new Sentence(
            "目标用户：周期开始时在分群 " + members.key() + " 中的用户（去重人数）",
            "Eligible people: all people in segment " + members.key() + " when the bucket began")
        : new Sentence(
            "目标用户：全部活跃用户（去重人数），事件：" + did.zh(),
            "Eligible people: all distinct active people, by " + did.en());
  }

  private static Sentence offered(String zh, String en, Quantity counted, Sentence did) {
    boolean everybody = counted instanceof Cohort cohort && cohort.followed().isEmpty();
    Sentence reached = events(counted);
    return new Sentence(
        "本周期内注册"
            + (everybody ? "" : "且收到「" + zh + "」")
            + "的用户（去重人数），事件："
            + did.zh()
            + (everybody ? "" : "；" + reached.zh()),
        "Distinct people who signed up in the bucket"
            + (everybody ? "" : " and were offered " + en)
            + ", by "
            + did.en()
            + (everybody ? "" : "; " + reached.en()));
  }

  /** What puts somebody or something into a quantity; of a cohort, what they did last. */
  private static Sentence events(Quantity counted) {
    return switch (counted) {
      case People people -> EventWords.of(people.who());
      case Events events -> EventWords.of(events.events());
      case Sum sum -> EventWords.of(sum.events());
      case Cohort cohort when cohort.followed().isEmpty() -> EventWords.of(cohort.start());
      case Cohort cohort -> {
        Followed last = cohort.followed().getLast();
        yield EventWords.of(last.what());
      }
    };
  }

  private static Sentence started(Quantity counted) {
    return counted instanceof Cohort cohort ? EventWords.of(cohort.start()) : events(counted);
  }

  /** What a metric of the project's own counts. */
  static RateDefinition define(Quantities counted, long revision) {
    Quantity below = counted.denominator();
    return new RateDefinition(
        revision, counting(counted.numerator()), below == null ? null : counting(below));
  }

  private static Sentence counting(Quantity counted) {
    Sentence did = events(counted);
    return switch (counted) {
      case Events _ -> new Sentence("事件数：" + did.zh(), "Events: " + did.en());
      case Sum sum ->
          new Sentence(
              "「" + sum.property() + "」之和，事件：" + did.zh(),
              "Sum of " + sum.property() + " over " + did.en());
      case People people when people.among() != null ->
          new Sentence("其中的去重人数，事件：" + did.zh(), "Distinct people among them, by " + did.en());
      default -> new Sentence("去重人数，事件：" + did.zh(), "Distinct people, by " + did.en());
    };
  }
}
