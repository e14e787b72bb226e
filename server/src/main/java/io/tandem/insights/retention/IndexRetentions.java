package io.tandem.insights.retention;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.insights.query.SegmentPart;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.RetentionQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
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
    Sentence splits = questions.obstacle(query.breakdowns());
    if (splits != null) {
      return splits;
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
        query.breakdowns(),
        sight -> {
          long[] together = counts(sight, plan, sight.people(List.of()));
          SegmentCohorts cohorts = new SegmentCohorts(plan);
          if (!query.breakdowns().isEmpty()) {
            for (SegmentPart part : sight.parts(List.of(), query.breakdowns())) {
              cohorts.add(
                  part.values(),
                  counts(sight, plan, part.people()),
                  size(sight, plan, part.people()));
            }
          }
          return reading.result(together, cohorts.byValues());
        });
  }

  private static long[] counts(
      IndexQuestions.Sight sight, RetentionPlan plan, @Nullable ImmutableRoaringBitmap people) {
    List<DaySpan> periods = periods(plan);
    return laidOut(
        plan,
        sight.view().retention(question(sight, plan, periods, cohorts(plan, periods), people)));
  }

  /** How many people are in any cohort. */
  private static long size(
      IndexQuestions.Sight sight, RetentionPlan plan, ImmutableRoaringBitmap people) {
    List<DaySpan> periods = periods(plan);
    List<DaySpan> cohorts = cohorts(plan, periods);
    List<DaySpan> whole = List.of(new DaySpan(cohorts.getFirst().from(), cohorts.getLast().to()));
    return sight.view().retention(question(sight, plan, whole, whole, people))[0][0];
  }

  private static RetentionQuestion question(
      IndexQuestions.Sight sight,
      RetentionPlan plan,
      List<DaySpan> periods,
      List<DaySpan> cohorts,
      @Nullable ImmutableRoaringBitmap people) {
    RetentionQuery query = plan.query();
    return new RetentionQuestion(
        sight.events(query.start().event()),
        sight.events(query.returning().event()),
        cohorts,
        periods,
        plan.width(),
        query.starting() != RetentionMode.RECURRING,
        query.orAfter(),
        people);
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
