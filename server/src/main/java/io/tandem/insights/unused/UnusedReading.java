package io.tandem.insights.unused;

import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;

import io.tandem.catalog.Feature;
import io.tandem.insights.unused.UnusedResult.FeatureUse;
import io.tandem.insights.unused.UnusedResult.Verdict;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges features by their use. */
record UnusedReading(UnusedQuery query, long revision) {

  /**
   * What was counted.
   *
   * @param last local date of the last use
   */
  record Use(long people, long before, @Nullable LocalDate last) {}

  FeatureUse use(Feature feature, long active, Use use) {
    LocalDate launch = feature.launchDate();
    Long age = launch == null ? null : ChronoUnit.DAYS.between(launch, query.to());
    double share = active == 0 ? 0 : (double) use.people() / active;
    return new FeatureUse(
        feature.key(),
        feature.names(),
        feature.tier(),
        launch,
        age,
        use.people(),
        share,
        use.before(),
        use.last(),
        verdict(age, share, use));
  }

  private Verdict verdict(@Nullable Long age, double share, Use use) {
    if (age != null && age <= query.young()) {
      return Verdict.NEW;
    }
    if (use.people() == 0) {
      return Verdict.UNUSED;
    }
    if (share < query.rare()) {
      return Verdict.RARE;
    }
    return 2 * use.people() < use.before() ? Verdict.FALLING : Verdict.USED;
  }

  UnusedResult of(long active, List<FeatureUse> uses) {
    List<FeatureUse> sorted =
        uses.stream()
            .sorted(
                Comparator.comparing((FeatureUse use) -> use.verdict() == Verdict.NEW)
                    .thenComparingDouble(FeatureUse::share)
                    .thenComparing(FeatureUse::key))
            .toList();
    List<Sentence> sentences =
        sorted.stream()
            .filter(use -> use.verdict() != Verdict.USED && use.verdict() != Verdict.NEW)
            .map(use -> sentence(use, active))
            .toList();
    return new UnusedResult(
        active,
        sorted,
        revision,
        definition(),
        sentences.isEmpty() && !uses.isEmpty()
            ? List.of(
                new Sentence(
                    "除新上线的功能外，每个功能都有足够的人在用。",
                    "Every feature that is not new is used by enough people."))
            : sentences);
  }

  private Sentence definition() {
    return new Sentence(
        "分母为所选日期内的活跃用户；低于 %s 为很少使用；上线不满 %d 天的不作判断；人数不到前一时段一半为下滑。"
            .formatted(percent(query.rare()), query.young()),
        ("Of the people active in these dates; below %s is rare; features launched within %d days"
                + " are not judged; fewer than half the people of the period before is falling.")
            .formatted(percent(query.rare()), query.young()));
  }

  private static Sentence sentence(FeatureUse use, long active) {
    String people = number(use.people()) + "/" + number(active);
    String zhAge = use.ageDays() == null ? "上线日期未填" : "已上线 " + use.ageDays() + " 天";
    String enAge =
        use.ageDays() == null ? "launch date unknown" : "launched " + use.ageDays() + " days ago";
    Object zhLast = use.lastUsed() == null ? "从未" : use.lastUsed();
    Object enLast = use.lastUsed() == null ? "never" : use.lastUsed();
    return switch (use.verdict()) {
      case UNUSED ->
          new Sentence(
              "「%s」无人使用（%s，最近一次：%s）：考虑下线或重做入口。".formatted(use.names().zh(), zhAge, zhLast),
              "Nobody used %s (%s, last use: %s): retire it or redo its entry."
                  .formatted(use.names().en(), enAge, enLast));
      case RARE ->
          new Sentence(
              "「%s」仅 %s 使用（%s，%s）：先做使用诊断，再决定去留。"
                  .formatted(use.names().zh(), percent(use.share()), people, zhAge),
              "Only %s use %s (%s, %s): diagnose its use before deciding on it."
                  .formatted(percent(use.share()), use.names().en(), people, enAge));
      case FALLING, NEW, USED ->
          new Sentence(
              "「%s」使用人数由 %s 降至 %s，不到前一时段的一半。"
                  .formatted(use.names().zh(), number(use.before()), number(use.people())),
              "%s fell from %s people to %s: less than half of the period before."
                  .formatted(use.names().en(), number(use.before()), number(use.people())));
    };
  }
}
