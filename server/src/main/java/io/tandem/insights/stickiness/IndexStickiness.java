package io.tandem.insights.stickiness;

import io.tandem.access.Project;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stickiness from the behaviour index. */
@Component
@Order(10)
class IndexStickiness implements StickinessEngine {

  private final IndexQuestions questions;

  IndexStickiness(IndexQuestions questions) {
    this.questions = questions;
  }

  @Override
  public String name() {
    return IndexQuestions.ENGINE;
  }

  @Override
  public @Nullable Sentence obstacle(Project project, StickinessQuery query) {
    return questions.obstacle(project, query, filters(query), query.range(project.zone()));
  }

  private static List<Filter> filters(StickinessQuery query) {
    return query.series().stream().flatMap(series -> series.where().stream()).toList();
  }

  @Override
  public Computed<List<Count>> compute(Project project, StickinessQuery query) {
    List<DaySpan> spans = DaySpan.buckets(query.range(project.zone()), query.every());
    return questions.ask(
        project,
        query,
        filters(query),
        sight -> {
          List<Count> counts = new ArrayList<>();
          for (int i = 0; i < query.series().size(); i++) {
            EventSelector series = query.series().get(i);
            long[] people =
                sight
                    .view()
                    .stickiness(sight.events(series.event()), spans, sight.people(series.where()));
            for (int times = 1; times <= people.length; times++) {
              if (people[times - 1] > 0) {
                counts.add(new Count(i, times, people[times - 1]));
              }
            }
          }
          return counts;
        });
  }
}
