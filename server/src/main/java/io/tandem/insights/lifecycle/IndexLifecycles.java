package io.tandem.insights.lifecycle;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lifecycles from the behaviour index. */
@Component
@Order(10)
class IndexLifecycles implements LifecycleEngine {

  private final IndexQuestions questions;
  private final Clock clock;

  IndexLifecycles(IndexQuestions questions, Clock clock) {
    this.questions = questions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return IndexQuestions.ENGINE;
  }

  @Override
  public @Nullable Sentence obstacle(Project project, LifecycleQuery query) {
    LifecyclePlan plan = LifecyclePlan.of(query, project.zone());
    return questions.obstacle(project, query, query.activity().where(), plan.dates());
  }

  @Override
  public Computed<LifecycleResult> compute(Project project, LifecycleQuery query) {
    LifecyclePlan plan = LifecyclePlan.of(query, project.zone());
    EventSelector activity = query.activity();
    return questions.ask(
        project,
        query,
        activity.where(),
        sight ->
            read(
                plan,
                sight
                    .view()
                    .lifecycle(
                        sight.events(activity.event()),
                        spans(plan, project.zone()),
                        sight.people(activity.where()))));
  }

  private static List<DaySpan> spans(LifecyclePlan plan, ZoneId zone) {
    List<DaySpan> spans = new ArrayList<>();
    for (int i = 0; i + 1 < plan.bounds().length; i++) {
      spans.add(new DaySpan(day(plan.bounds()[i], zone), day(plan.bounds()[i + 1], zone) - 1));
    }
    return spans;
  }

  private static int day(long time, ZoneId zone) {
    return (int) Instant.ofEpochMilli(time).atZone(zone).toLocalDate().toEpochDay();
  }

  private LifecycleResult read(LifecyclePlan plan, long[][] rows) {
    List<LifecycleResult.LifecycleSeries> series = new ArrayList<>();
    for (LifecycleState state : LifecycleState.values()) {
      List<@Nullable Long> values = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        boolean begun = plan.bounds()[i + 1] <= clock.millis();
        values.add(begun ? (Long) rows[i][column(state)] : null);
      }
      series.add(new LifecycleResult.LifecycleSeries(state, values));
    }
    return new LifecycleResult(plan.buckets(), series);
  }

  private static int column(LifecycleState state) {
    return switch (state) {
      case NEW -> 0;
      case RETURNING -> 1;
      case RESURRECTING -> 2;
      case DORMANT -> 3;
    };
  }
}
