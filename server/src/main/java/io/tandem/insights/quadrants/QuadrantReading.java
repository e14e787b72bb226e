package io.tandem.insights.quadrants;

import static io.tandem.insights.deeds.Numbers.money;
import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.quadrants.QuadrantResult.Quadrant;
import io.tandem.insights.statistics.Intervals;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Turns counts into four quadrants and their words. */
record QuadrantReading(Deeds deeds, QuadrantQuery query, Names feature) {

  QuadrantResult of(List<QuadrantCount> counts) {
    List<Quadrant> quadrants =
        List.of(
            quadrant(counts, true, true),
            quadrant(counts, true, false),
            quadrant(counts, false, true),
            quadrant(counts, false, false));
    boolean mature = !deeds.lastClosed().isBefore(query.to().plusDays(query.days()));
    return new QuadrantResult(
        quadrants.stream().mapToLong(Quadrant::people).sum(),
        deeds.project().currency(),
        mature,
        quadrants,
        deeds.definition().version(),
        definition(),
        sentences(quadrants, mature));
  }

  private static Quadrant quadrant(List<QuadrantCount> counts, boolean used, boolean reached) {
    long people = 0;
    long stayed = 0;
    long payers = 0;
    double revenue = 0;
    for (QuadrantCount count : counts) {
      if (count.has(QuadrantSql.USED) == used && count.has(QuadrantSql.REACHED) == reached) {
        people += count.people();
        stayed += count.has(QuadrantSql.STAYED) ? count.people() : 0;
        payers += count.has(QuadrantSql.PAID) ? count.people() : 0;
        revenue += count.revenue();
      }
    }
    boolean nobody = people == 0;
    return new Quadrant(
        used,
        reached,
        people,
        stayed,
        nobody ? null : (double) stayed / people,
        nobody ? null : Intervals.share(stayed, people),
        payers,
        revenue,
        nobody ? null : revenue / people);
  }

  private Sentence definition() {
    return new Sentence(
        "分母为所选日期内的活跃用户；留存＝其后 %d 天内再次活跃；人均收入＝所选日期内的付费金额÷人数。".formatted(query.days()),
        "Of the people active in these dates; retention: active again within the %d days after; ARPU:"
                .formatted(query.days())
            + " what they paid in these dates ÷ people.");
  }

  private List<Sentence> sentences(List<Quadrant> quadrants, boolean mature) {
    List<Sentence> sentences = new ArrayList<>();
    Quadrant both = quadrants.get(0);
    Quadrant used = quadrants.get(1);
    Quadrant neither = quadrants.get(3);
    if (!mature) {
      sentences.add(
          new Sentence(
              "留存观察期未结束，留存尚不是最终值。", "The days to come back are not over: retention is not final."));
    }
    if (both.people() > 0 && used.people() > 0) {
      sentences.add(compare(both, used, "用过且触达", "只用过", "used and reached", "used only"));
    }
    if (used.people() > 0 && neither.people() > 0) {
      sentences.add(compare(used, neither, "只用过", "都没有", "used only", "neither"));
    }
    sentences.add(
        new Sentence(
            "这是同时发生的事，不是因果：要知道触达本身的作用，请做实验。",
            "These go together; one need not cause the other. Only an experiment tells what reaching"
                + " people does."));
    return sentences;
  }

  private Sentence compare(
      Quadrant one, Quadrant other, String zh, String otherZh, String... english) {
    return new Sentence(
        "「%s」：%s".formatted(feature.zh(), zh)
            + said(one, "留存", "，人均收入 ", "人)")
            + "；%s".formatted(otherZh)
            + said(other, "留存", "，人均收入 ", "人)")
            + "。",
        "%s: %s".formatted(feature.en(), english[0])
            + said(one, "retention", ", ARPU ", "people)")
            + "; %s".formatted(english[1])
            + said(other, "retention", ", ARPU ", "people)")
            + ".");
  }

  private String said(Quadrant one, String retention, String arpu, String people) {
    double share = one.retention() == null ? 0 : one.retention();
    double average = one.arpu() == null ? 0 : one.arpu();
    return " %s %s%s%s %s (%s %s"
        .formatted(
            retention,
            percent(share),
            arpu,
            money(average),
            deeds.project().currency(),
            number(one.people()),
            people);
  }
}
