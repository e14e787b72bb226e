package io.tandem.insights.residue;

import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;

import io.tandem.catalog.Campaign;
import io.tandem.insights.residue.ResidueResult.CampaignResidue;
import io.tandem.insights.residue.ResidueResult.ResidueDay;
import io.tandem.insights.residue.ResidueResult.Verdict;
import io.tandem.insights.statistics.Intervals;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares the people a campaign brought with the others who signed up in the same days. */
record ResidueReading(ResidueQuery query, LocalDate lastClosed) {

  /** With fewer people on either side nothing is concluded. */
  private static final long FEW = 30;

  private static final Sentence DEFINITION =
      new Sentence(
          "活动带来的人＝在活动期内注册、且注册前后 24 小时内有写明该活动的事件（不含触达）的用户；与同期注册的其他人比较第 7 日、第 30 日当天是否活跃（差值为 95%"
              + " 区间）。",
          "Brought: signed up during the campaign, with an event that names it (other than its reach)"
              + " within 24 hours of sign-up. Compared with the others who signed up in the same"
              + " days, by being active on day 7 and day 30 (95 % interval of the difference).");

  ResidueResult of(List<Campaign> campaigns, List<ResidueCount> counts, long revision) {
    List<CampaignResidue> residues = new ArrayList<>();
    for (int i = 0; i < campaigns.size(); i++) {
      residues.add(residue(campaigns.get(i), 1L << i, counts));
    }
    residues.sort(
        Comparator.comparingLong(CampaignResidue::brought)
            .reversed()
            .thenComparing(CampaignResidue::key));
    return new ResidueResult(residues, revision, DEFINITION);
  }

  /** The days on which a campaign could bring somebody. */
  static LocalDates days(ResidueQuery query, Campaign campaign, ZoneId zone) {
    LocalDate from = campaign.from().isAfter(query.from()) ? campaign.from() : query.from();
    LocalDate to = campaign.to().isBefore(query.to()) ? campaign.to() : query.to();
    return from.isAfter(to)
        ? new LocalDates(query.from(), query.to(), zone)
        : new LocalDates(from, to, zone);
  }

  private CampaignResidue residue(Campaign campaign, long bit, List<ResidueCount> counts) {
    LocalDates days = days(query, campaign, ZoneOffset.UTC);
    List<ResidueCount> during =
        counts.stream()
            .filter(one -> !one.began().isBefore(days.from()) && !one.began().isAfter(days.to()))
            .toList();
    List<ResidueCount> brought = during.stream().filter(one -> (one.bits() & bit) != 0).toList();
    List<ResidueCount> others = during.stream().filter(one -> (one.bits() & bit) == 0).toList();
    List<ResidueDay> retention = new ArrayList<>();
    for (int i = 0; i < ResidueSql.DAYS.size(); i++) {
      retention.add(day(i, brought, others));
    }
    long people = people(brought);
    Verdict verdict = verdict(retention.getFirst(), people);
    return new CampaignResidue(
        campaign.key(),
        campaign.names(),
        days.from(),
        days.to(),
        people,
        people(others),
        retention,
        verdict,
        sentence(campaign.names(), people, retention.getFirst(), verdict));
  }

  private ResidueDay day(int index, List<ResidueCount> brought, List<ResidueCount> others) {
    int day = ResidueSql.DAYS.get(index);
    List<ResidueCount> over = brought.stream().filter(one -> over(one, day)).toList();
    List<ResidueCount> otherOver = others.stream().filter(one -> over(one, day)).toList();
    long people = people(over);
    long stayed = over.stream().mapToLong(one -> one.stayed().get(index)).sum();
    long otherPeople = people(otherOver);
    long otherStayed = otherOver.stream().mapToLong(one -> one.stayed().get(index)).sum();
    boolean both = people > 0 && otherPeople > 0;
    return new ResidueDay(
        day,
        people,
        stayed,
        people == 0 ? null : (double) stayed / people,
        people == 0 ? null : Intervals.share(stayed, people),
        otherPeople,
        otherStayed,
        otherPeople == 0 ? null : (double) otherStayed / otherPeople,
        both ? Intervals.difference(stayed, people, otherStayed, otherPeople) : null,
        people == people(brought) && otherPeople == people(others));
  }

  private boolean over(ResidueCount count, int day) {
    return !count.began().plusDays(day).isAfter(lastClosed);
  }

  private static long people(List<ResidueCount> counts) {
    return counts.stream().mapToLong(ResidueCount::people).sum();
  }

  private static Verdict verdict(ResidueDay day, long brought) {
    if (brought > 0 && day.people() == 0) {
      return Verdict.UNFINISHED;
    }
    ConfidenceInterval difference = day.difference();
    if (difference == null || day.people() < FEW || day.otherPeople() < FEW) {
      return Verdict.TOO_FEW;
    }
    Double high = difference.high();
    if (high != null && high < 0) {
      return Verdict.NONE;
    }
    return difference.low() > 0 ? Verdict.BETTER : Verdict.ALIKE;
  }

  private static Sentence sentence(Names names, long brought, ResidueDay day, Verdict verdict) {
    String people = number(brought);
    return switch (verdict) {
      case NONE, BETTER, ALIKE -> compared(names, people, day, verdict);
      case TOO_FEW ->
          brought == 0
              ? new Sentence(
                  "「%s」没有带来可识别的新用户。".formatted(names.zh()),
                  "%s brought nobody that its events would name.".formatted(names.en()))
              : new Sentence(
                  "「%s」带来 %s 人，人数太少，无法判断沉淀。".formatted(names.zh(), people),
                  "%s brought %s people: too few to tell whether they stay."
                      .formatted(names.en(), people));
      case UNFINISHED ->
          new Sentence(
              "「%s」带来 %s 人，第 7 日尚未结束。".formatted(names.zh(), people),
              "%s brought %s people; their day 7 is not over.".formatted(names.en(), people));
    };
  }

  private static Sentence compared(Names names, String people, ResidueDay day, Verdict verdict) {
    String zh = "「%s」带来 %s 人，第 7 日留存 ".formatted(names.zh(), people);
    String en = "%s brought %s people, day-7 retention ".formatted(names.en(), people);
    String own = share(day.stayed(), day.people());
    String other = share(day.otherStayed(), day.otherPeople());
    if (verdict == Verdict.ALIKE) {
      return new Sentence(
          zh + own + "，与同期其他人的 " + other + " 没有明显差别。",
          en + own + ", not clearly different from the others' " + other + ".");
    }
    return verdict == Verdict.NONE
        ? new Sentence(
            zh + own + "，明显低于同期其他人的 " + other + "：有增长、无沉淀。",
            en + own + ", clearly below the others' " + other + ": growth without residue.")
        : new Sentence(
            zh + own + "，明显高于同期其他人的 " + other + "：有沉淀。",
            en + own + ", clearly above the others' " + other + ": they stay.");
  }

  private static String share(long part, long all) {
    return percent(all == 0 ? 0 : (double) part / all)
        + " ("
        + number(part)
        + "/"
        + number(all)
        + ")";
  }
}
