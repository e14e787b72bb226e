package io.tandem.insights.value;

import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.value.ValueResult.ComingBack;
import io.tandem.insights.value.ValueResult.ValueAge;
import io.tandem.insights.value.ValueResult.ValueBucket;
import io.tandem.insights.value.ValueResult.ValueCohort;
import io.tandem.insights.value.ValueSql.Part;
import io.tandem.shared.Interval;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns rows into cohorts, buckets and months. */
record ValueReading(Deeds deeds, ValueQuery query) {

  ValueResult of(List<ValueRow> rows) {
    List<ValueCohort> cohorts = new ArrayList<>();
    for (LocalDate start : deeds.scope().range().buckets(query.width())) {
      ValueCohort cohort = cohort(start, rows);
      if (cohort.people() > 0) {
        cohorts.add(cohort);
      }
    }
    return new ValueResult(
        deeds.project().currency(),
        query.step(),
        cohorts,
        average(cohorts),
        buckets(rows),
        months(rows),
        deeds.definition().version(),
        definition());
  }

  private ValueCohort cohort(LocalDate start, List<ValueRow> rows) {
    LocalDate end = query.width().plus(start, 1);
    long people = sum(rows, Part.COHORT, start, end);
    LocalDate last = end.minusDays(1).isAfter(query.to()) ? query.to() : end.minusDays(1);
    LocalDate first = start.isBefore(query.from()) ? query.from() : start;
    List<ValueAge> ages = new ArrayList<>();
    double total = 0;
    int complete = 0;
    for (int age = 0; age < query.ages(); age++) {
      if (first.plusDays((long) age * query.step()).isAfter(deeds.lastClosed())) {
        break;
      }
      int wanted = age;
      List<ValueRow> cell =
          within(rows, Part.AGE, start, end).filter(row -> row.age() == wanted).toList();
      double paid = cell.stream().mapToDouble(ValueRow::paid).sum();
      double given = cell.stream().mapToDouble(ValueRow::given).sum();
      total += paid - given;
      long payers = cell.stream().mapToLong(ValueRow::people).sum();
      ages.add(new ValueAge(age, people, payers, paid, given, people == 0 ? 0 : total / people));
      boolean over = !last.plusDays((age + 1L) * query.step() - 1).isAfter(deeds.lastClosed());
      complete = over ? age + 1 : complete;
    }
    return new ValueCohort(start, people, complete, ages);
  }

  /** An age rests on the cohorts that are complete up to it; so does its whole sum. */
  private List<ValueAge> average(List<ValueCohort> cohorts) {
    List<ValueAge> average = new ArrayList<>();
    for (int age = 0; age < query.ages(); age++) {
      int index = age;
      List<ValueCohort> over = cohorts.stream().filter(one -> one.complete() > index).toList();
      long people = over.stream().mapToLong(ValueCohort::people).sum();
      if (people == 0) {
        break;
      }
      List<ValueAge> cells = over.stream().map(one -> one.ages().get(index)).toList();
      double worth =
          over.stream().mapToDouble(one -> one.ages().get(index).ltv() * one.people()).sum();
      average.add(
          new ValueAge(
              age,
              people,
              cells.stream().mapToLong(ValueAge::payers).sum(),
              cells.stream().mapToDouble(ValueAge::paid).sum(),
              cells.stream().mapToDouble(ValueAge::given).sum(),
              worth / people));
    }
    return average;
  }

  private List<ValueBucket> buckets(List<ValueRow> rows) {
    List<ValueBucket> buckets = new ArrayList<>();
    for (LocalDate start : deeds.scope().range().buckets(query.width())) {
      LocalDate end = query.width().plus(start, 1);
      List<ValueRow> paid = within(rows, Part.BUCKET, start, end).toList();
      long active = sum(rows, Part.ACTIVE, start, end);
      double revenue = paid.stream().mapToDouble(ValueRow::paid).sum();
      LocalDate last = end.minusDays(1).isAfter(query.to()) ? query.to() : end.minusDays(1);
      buckets.add(
          new ValueBucket(
              start,
              active,
              paid.stream().mapToLong(ValueRow::people).sum(),
              revenue,
              active == 0 ? null : revenue / active,
              !last.isAfter(deeds.lastClosed())));
    }
    return buckets;
  }

  private List<ComingBack> months(List<ValueRow> rows) {
    List<ComingBack> months = new ArrayList<>();
    for (LocalDate month : deeds.scope().range().buckets(Interval.MONTH)) {
      LocalDate end = month.plusMonths(1);
      long people = sum(rows, Part.MONTH, month, end);
      long back = sum(rows, Part.BACK, month, end);
      boolean finished = !month.plusMonths(2).minusDays(1).isAfter(deeds.lastClosed());
      Double rate = people == 0 ? null : (double) back / people;
      months.add(new ComingBack(month, people, back, rate, finished));
    }
    return months;
  }

  private static long sum(List<ValueRow> rows, Part part, LocalDate start, LocalDate end) {
    return within(rows, part, start, end).mapToLong(ValueRow::people).sum();
  }

  private static Stream<ValueRow> within(
      List<ValueRow> rows, Part part, LocalDate start, LocalDate end) {
    return rows.stream()
        .filter(row -> row.part() == part)
        .filter(row -> !row.start().isBefore(start) && row.start().isBefore(end));
  }

  private Sentence definition() {
    return new Sentence(
        ("LTV＝从开始那天起每人累计付费减去已发权益成本（%s，其他币种不计）；年龄按每人自己的天数，每 %d 天一格，未到期的格子不是最终值。"
                + "ARPU＝时段内付费÷时段内活跃用户。次月留存＝当月注册且次月活跃的人数÷当月注册人数。")
            .formatted(deeds.project().currency(), query.step()),
        ("LTV: what was paid less the cost of what was given, per person since the day each began"
                + " (%s; other currencies are left out), in steps of %d days; unfinished steps are"
                + " not final. ARPU: paid ÷ active people of the bucket. Next-month retention: active"
                + " in the month after that of sign-up.")
            .formatted(deeds.project().currency(), query.step()));
  }
}
