package io.tandem.insights.acquisition;

import static io.tandem.insights.deeds.Numbers.money;
import static io.tandem.insights.deeds.Numbers.number;

import io.tandem.insights.acquisition.AcquisitionResult.ChannelCost;
import io.tandem.insights.acquisition.AcquisitionResult.CostBucket;
import io.tandem.insights.acquisition.AcquisitionResult.OtherCurrency;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.spend.Spend;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings spend and sign-ups together. */
record AcquisitionReading(Deeds deeds, AcquisitionQuery query, List<Spend> spent) {

  private static final Sentence PARTLY =
      new Sentence(
          "花费不能按筛选条件、分群或环境拆分，因此不计算 CAC 与回本；去掉它们即可看到。",
          "Spend cannot be split by filters, segment or environment, so there is no CAC and no"
              + " payback. Take them away to see both.");

  AcquisitionResult of(List<AcquisitionRow> rows) {
    String currency = deeds.project().currency();
    List<Spend> ours = spent.stream().filter(one -> one.currency().equals(currency)).toList();
    Set<@Nullable String> names = new LinkedHashSet<>();
    ours.forEach(one -> names.add(one.channel()));
    rows.forEach(row -> names.add(row.channel()));
    List<ChannelCost> channels = new ArrayList<>();
    for (String name : names) {
      channels.add(
          cost(
              name,
              ours.stream().filter(one -> one.channel().equals(name)).toList(),
              rows.stream().filter(row -> Objects.equals(row.channel(), name)).toList()));
    }
    channels.sort(
        Comparator.comparingDouble(ChannelCost::spend)
            .thenComparingLong(ChannelCost::signUps)
            .reversed());
    ChannelCost total = cost(null, ours, rows);
    return new AcquisitionResult(
        currency,
        total,
        channels,
        buckets(ours, rows),
        leftOut(),
        deeds.definition().version(),
        definition(),
        sentences(total, channels));
  }

  private ChannelCost cost(@Nullable String channel, List<Spend> ours, List<AcquisitionRow> rows) {
    double spend = spend(ours, deeds.scope().range());
    long signUps = rows.stream().mapToLong(AcquisitionRow::people).sum();
    boolean known = query.everybody() && !ours.isEmpty() && signUps > 0;
    Double cac = known ? Double.valueOf(spend / signUps) : null;
    List<Double> ltv = ltv(rows, signUps);
    Integer payback = null;
    if (cac != null) {
      for (int month = 0; month < ltv.size() && payback == null; month++) {
        payback = ltv.get(month) >= cac ? Integer.valueOf(month + 1) : null;
      }
    }
    boolean ratio = cac != null && cac > 0 && !ltv.isEmpty();
    return new ChannelCost(
        channel,
        spend,
        signUps,
        cac,
        ltv,
        ratio && cac != null ? ltv.getLast() / cac : null,
        payback,
        payback(cac, payback, ltv.size()));
  }

  /** Cumulated value per person, for the months of 30 days that are over for everybody. */
  private List<Double> ltv(List<AcquisitionRow> rows, long signUps) {
    List<Double> ltv = new ArrayList<>();
    if (signUps == 0) {
      return ltv;
    }
    LocalDate last =
        rows.stream()
            .filter(row -> row.month() < 0)
            .map(AcquisitionRow::began)
            .max(Comparator.naturalOrder())
            .orElse(query.to());
    double total = 0;
    for (int month = 0; month < query.span(); month++) {
      if (last.plusDays(30L * (month + 1) - 1).isAfter(deeds.lastClosed())) {
        break;
      }
      int wanted = month;
      total +=
          rows.stream().filter(row -> row.month() == wanted).mapToDouble(AcquisitionRow::net).sum();
      ltv.add(total / signUps);
    }
    return ltv;
  }

  /** In major units; a line that reaches beyond the dates counts by its days. */
  private double spend(List<Spend> lines, LocalDates dates) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Spend line : lines) {
      sum = sum.add(SpendShare.of(line, dates));
    }
    return sum.doubleValue();
  }

  private List<CostBucket> buckets(List<Spend> ours, List<AcquisitionRow> rows) {
    List<CostBucket> buckets = new ArrayList<>();
    LocalDates range = deeds.scope().range();
    for (LocalDate start : range.buckets(query.width())) {
      LocalDate from = start.isBefore(range.from()) ? range.from() : start;
      LocalDate end = query.width().plus(start, 1).minusDays(1);
      LocalDate to = end.isAfter(range.to()) ? range.to() : end;
      LocalDates days = new LocalDates(from, to, range.zone());
      boolean known =
          query.everybody()
              && ours.stream().anyMatch(one -> !one.from().isAfter(to) && !one.to().isBefore(from));
      double spend = spend(ours, days);
      long signUps =
          rows.stream()
              .filter(row -> !row.began().isBefore(from) && !row.began().isAfter(to))
              .mapToLong(AcquisitionRow::people)
              .sum();
      Double cac = !known || signUps == 0 ? null : spend / signUps;
      buckets.add(new CostBucket(start, spend, signUps, cac));
    }
    return buckets;
  }

  private List<OtherCurrency> leftOut() {
    Set<String> others = new TreeSet<>();
    spent.forEach(one -> others.add(one.currency()));
    others.remove(deeds.project().currency());
    return others.stream()
        .map(code ->
            new OtherCurrency(
                code,
                spend(
                    spent.stream().filter(one -> one.currency().equals(code)).toList(),
                    deeds.scope().range())))
        .toList();
  }

  private Sentence payback(@Nullable Double cac, @Nullable Integer month, int measured) {
    if (!query.everybody()) {
      return PARTLY;
    }
    if (cac == null) {
      return new Sentence("没有导入花费，或无人注册。", "No spend was imported, or nobody signed up.");
    }
    if (month != null) {
      return new Sentence(
          "第 %d 个月（每月 30 天）收回成本。".formatted(month),
          "Paid back in month %d (of 30 days).".formatted(month));
    }
    return measured == 0
        ? new Sentence(
            "还没有满 30 天的完整数据，回本未测得。", "No month of 30 days is over for everybody: not measured yet.")
        : new Sentence(
            "已观察 %d 个月，尚未回本。".formatted(measured),
            "Not paid back in the %d months measured so far.".formatted(measured));
  }

  private Sentence definition() {
    return new Sentence(
        "CAC＝导入的花费÷同期注册人数（跨期的花费按天分摊；合计含自然注册）；LTV＝注册后累计付费减权益成本，每月 30 天，只取全部用户都已满的月份；回本月＝LTV 首次不低于 CAC"
            + " 的月份，为实测值。",
        "CAC: imported spend ÷ sign-ups of the same days (a line that reaches beyond counts by its"
            + " days; the total includes sign-ups that cost nothing). LTV: paid less the cost of"
            + " rewards since sign-up, in months of 30 days that are over for everybody. Payback: the"
            + " first month whose LTV reached the CAC, measured, not predicted.");
  }

  private List<Sentence> sentences(ChannelCost total, List<ChannelCost> channels) {
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(cost(total));
    channels.stream()
        .filter(one -> query.everybody() && one.spend() > 0 && one.signUps() == 0)
        .forEach(one -> sentences.add(nobody(one)));
    for (OtherCurrency other : leftOut()) {
      sentences.add(
          new Sentence(
              "另有 %s %s 的花费币种不同，未计入。".formatted(money(other.spend()), other.currency()),
              "Spend of %s %s is in another currency and left out."
                  .formatted(money(other.spend()), other.currency())));
    }
    return sentences;
  }

  private Sentence cost(ChannelCost total) {
    if (!query.everybody()) {
      return PARTLY;
    }
    Double cac = total.cac();
    if (cac == null) {
      return new Sentence(
          "所选日期没有导入花费，请先导入。", "No spend was imported for these dates: import it first.");
    }
    String currency = deeds.project().currency();
    String spend = money(total.spend());
    String people = number(total.signUps());
    return new Sentence(
        "CAC %s %s（花费 %s ÷ 注册 %s 人）。".formatted(money(cac), currency, spend, people),
        "CAC %s %s (spend %s ÷ %s sign-ups).".formatted(money(cac), currency, spend, people));
  }

  private static Sentence nobody(ChannelCost one) {
    return new Sentence(
        "渠道「%s」有花费 %s，但没有注册带有该渠道名：请核对名称。".formatted(one.channel(), money(one.spend())),
        "Channel %s has spend of %s and no sign-up names it: check the name."
            .formatted(one.channel(), money(one.spend())));
  }
}
