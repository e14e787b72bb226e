package io.tandem.insights.churn;

import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;

import io.tandem.insights.churn.ChurnResult.ChurnDay;
import io.tandem.insights.churn.ChurnResult.NorthStarSuggestion;
import io.tandem.insights.statistics.Intervals;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns counts into an answer and its words. */
record ChurnReading(ChurnQuery query, long revision, LocalDate through) {

  /** Fewer lost people say nothing about when people leave. */
  private static final long FEW = 50;

  ChurnResult of(List<ChurnRow> rows) {
    long people = rows.stream().mapToLong(ChurnRow::people).sum();
    long[] byDay = new long[query.horizon()];
    for (ChurnRow row : rows) {
      Integer stayed = row.stayed();
      if (stayed != null) {
        byDay[stayed] += row.people();
      }
    }
    List<ChurnDay> days = days(byDay);
    long lost = days.stream().mapToLong(ChurnDay::people).sum();
    NorthStarSuggestion suggestion = lost < FEW ? null : suggestion(rows, days, people, lost);
    boolean any = !through.isBefore(query.from());
    return new ChurnResult(
        query.from(),
        any ? through : null,
        query.horizon(),
        query.inactive(),
        people,
        lost,
        days,
        suggestion,
        revision,
        definition(),
        sentences(people, lost, suggestion));
  }

  private static List<ChurnDay> days(long[] byDay) {
    long lost = 0;
    for (long people : byDay) {
      lost += people;
    }
    List<ChurnDay> days = new ArrayList<>();
    long gone = 0;
    for (int day = 0; day < byDay.length; day++) {
      gone += byDay[day];
      double share = lost == 0 ? 0 : (double) byDay[day] / lost;
      double cumulative = lost == 0 ? 0 : (double) gone / lost;
      days.add(new ChurnDay(day, byDay[day], share, cumulative));
    }
    return days;
  }

  /** The earliest of the known retention metrics before which more than half of the lost leave. */
  private static @Nullable NorthStarSuggestion suggestion(
      List<ChurnRow> rows, List<ChurnDay> days, long people, long lost) {
    for (int i = 0; i < ChurnSql.MARKS.size(); i++) {
      int mark = ChurnSql.MARKS.get(i);
      long within = days.stream().filter(day -> day.day() < mark).mapToLong(ChurnDay::people).sum();
      if (2 * within > lost) {
        int index = i;
        long retained = rows.stream().mapToLong(row -> row.active().get(index)).sum();
        return new NorthStarSuggestion(
            "day_" + mark + "_retention",
            mark,
            within,
            (double) within / lost,
            Intervals.share(within, lost),
            retained,
            (double) retained / people);
      }
    }
    return null;
  }

  private Sentence definition() {
    return new Sentence(
        "流失：注册后 %d 天内最后一次活跃，此后连续 %d 个自然日无活跃（注册当天计为活跃；之后又回来的仍计为流失）。只计入观察期已满 %d 天的注册日。"
            .formatted(query.horizon(), query.inactive(), query.horizon() + query.inactive()),
        ("Lost: last active within %d days of sign-up, then %d local days in a row without activity"
                + " (the day of sign-up counts as active; whoever came back later was lost all the"
                + " same). Only sign-ups at least %d days old count.")
            .formatted(query.horizon(), query.inactive(), query.horizon() + query.inactive()));
  }

  private List<Sentence> sentences(
      long people, long lost, @Nullable NorthStarSuggestion suggestion) {
    List<Sentence> sentences = new ArrayList<>();
    if (suggestion != null) {
      sentences.add(evidence(suggestion, lost));
      sentences.add(proposal(suggestion, people));
    } else if (people == 0) {
      sentences.add(
          new Sentence(
              "所选日期还没有观察期已满的注册用户。", "No sign-ups of these days have been in sight long enough."));
    } else {
      sentences.add(
          new Sentence(
              "%s 人中流失 %s 人，人数太少或分布太分散，无法建议指标。".formatted(number(people), number(lost)),
              "%s of %s people were lost: too few, or too spread out, to propose a metric."
                  .formatted(number(lost), number(people))));
    }
    if (through.isBefore(query.to()) && people > 0) {
      sentences.add(
          new Sentence(
              "%s 之后注册的用户观察期未满，未计入。".formatted(through),
              "Sign-ups after %s have not been in sight long enough and are left out."
                  .formatted(through)));
    }
    return sentences;
  }

  private static Sentence evidence(NorthStarSuggestion suggestion, long lost) {
    String share = percent(suggestion.share());
    return new Sentence(
        "流失的 %s 人中，%s（%s 人）在注册后 %d 天内离开。"
            .formatted(
                number(lost), share, number(suggestion.lostWithin()), suggestion.withinDays()),
        "%s of the %s people who leave (%s) do so within %d days of sign-up."
            .formatted(
                share, number(lost), number(suggestion.lostWithin()), suggestion.withinDays()));
  }

  private static Sentence proposal(NorthStarSuggestion suggestion, long people) {
    String value = percent(suggestion.value());
    String of = number(suggestion.retained()) + "/" + number(people);
    return new Sentence(
        "建议以第 %d 日留存为北极星指标，这些用户目前为 %s（%s）。".formatted(suggestion.withinDays(), value, of),
        "Suggested north star: day-%d retention, now %s (%s) for these people."
            .formatted(suggestion.withinDays(), value, of));
  }
}
