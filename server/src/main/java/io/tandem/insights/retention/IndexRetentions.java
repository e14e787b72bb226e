package io.tandem.insights.retention;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.RetentionQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Retention by days, weeks and months of the calendar, from the behaviour index. */
@Component
@Order(10)
class IndexRetentions implements RetentionEngine {

  private final IndexQuestions questions;
  private final Clock clock;

  IndexRetentions(IndexQuestions questions, Clock clock) {
    this.questions = questions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return IndexQuestions.ENGINE;
  }

  @Override
  public @Nullable Sentence obstacle(Project project, RetentionQuery query) {
    if (!query.breakdowns().isEmpty()) {
      return new Sentence("索引不支持细分", "the index breaks nothing down");
    }
    if (query.every().calendar() == null || query.rolling()) {
      return new Sentence("索引只按自然日计", "the index counts whole local days only");
    }
    if (query.minimum() > 1 || query.brackets() != null) {
      return new Sentence(
          "索引不支持自定义区间和最少次数",
          "the index knows neither brackets of one's own nor a minimum of occurrences");
    }
    if (!query.start().where().isEmpty() || !query.returning().where().isEmpty()) {
      return new Sentence("起始或回访事件带有条件", "the start or the return has filters of its own");
    }
    RetentionPlan plan = RetentionPlan.of(query, project.zone());
    return questions.obstacle(project, query, List.of(), plan.dates());
  }

  @Override
  public Computed<RetentionResult> compute(Project project, RetentionQuery query) {
    RetentionPlan plan = RetentionPlan.of(query, project.zone());
    RetentionReading reading = new RetentionReading(plan, clock.instant());
    return questions.ask(
        project,
        query,
        List.of(),
        sight -> {
          List<DaySpan> periods = periods(plan);
          long[][] rows =
              sight
                  .view()
                  .retention(
                      new RetentionQuestion(
                          sight.events(query.start().event()),
                          sight.events(query.returning().event()),
                          cohorts(plan, periods),
                          periods,
                          plan.width(),
                          query.starting() != RetentionMode.RECURRING,
                          query.orAfter(),
                          sight.people(List.of())));
          return reading.result(laidOut(plan, rows), Map.of());
        });
  }

  private static List<DaySpan> periods(RetentionPlan plan) {
    List<DaySpan> periods = new ArrayList<>();
    for (int i = 0; i + 1 < plan.bounds().length; i++) {
      periods.add(new DaySpan(day(plan, plan.bounds()[i]), day(plan, plan.bounds()[i + 1]) - 1));
    }
    if (plan.query().orAfter()) {
      // whoever comes back later still has come back
      periods.add(new DaySpan(periods.removeLast().from(), Integer.MAX_VALUE));
    }
    return periods;
  }

  /** The dates may cut the last interval, for starts only. */
  private static List<DaySpan> cohorts(RetentionPlan plan, List<DaySpan> periods) {
    List<DaySpan> cohorts = new ArrayList<>(periods.subList(0, plan.cohorts()));
    DaySpan last = cohorts.removeLast();
    cohorts.add(new DaySpan(last.from(), Math.min(last.to(), day(plan, plan.end()) - 1)));
    return cohorts;
  }

  private static int day(RetentionPlan plan, long time) {
    return (int) Instant.ofEpochMilli(time).atZone(plan.zone()).toLocalDate().toEpochDay();
  }

  private static long[] laidOut(RetentionPlan plan, long[][] rows) {
    long[] counts = new long[plan.cohorts() * plan.width()];
    for (int cohort = 0; cohort < rows.length; cohort++) {
      System.arraycopy(rows[cohort], 0, counts, cohort * plan.width(), plan.width());
    }
    return counts;
  }
}
