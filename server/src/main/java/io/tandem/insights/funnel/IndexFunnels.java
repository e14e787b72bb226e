package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.SequenceQuestion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Funnels over the sequences of the behaviour index, followed as {@link SqlFunnels} does. */
@Component
@Order(10)
class IndexFunnels implements FunnelEngine {

  private final IndexQuestions questions;
  private final Clock clock;

  IndexFunnels(IndexQuestions questions, Clock clock) {
    this.questions = questions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return IndexQuestions.ENGINE;
  }

  @Override
  public @Nullable Sentence obstacle(Project project, FunnelQuery query) {
    Sentence splits = questions.obstacle(query.breakdowns());
    if (splits != null) {
      return splits;
    }
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    if (plan.grouped()) {
      return new Sentence("索引不含会话和属性", "the index holds neither sessions nor properties");
    }
    boolean filtered =
        query.steps().stream().anyMatch(step -> !step.where().isEmpty())
            || query.excluded().stream().anyMatch(exclusion -> !exclusion.where().isEmpty());
    if (filtered) {
      return new Sentence("步骤或排除事件带有条件", "a step or an exclusion has filters of its own");
    }
    return questions.obstacle(project, query, List.of(), dates(project, plan));
  }

  /** From the first day until the last window is over. */
  private static LocalDates dates(Project project, FunnelPlan plan) {
    Instant end = Instant.ofEpochMilli(plan.rules().to() + plan.rules().window());
    LocalDate last = end.atZone(project.zone()).toLocalDate();
    LocalDates range = plan.query().range(project.zone());
    LocalDate most = range.from().plusDays(3700);
    return new LocalDates(range.from(), last.isBefore(most) ? last : most, project.zone());
  }

  @Override
  public Computed<FunnelResult> compute(Project project, FunnelQuery query) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    FunnelReading reading = new FunnelReading(plan, clock.instant());
    LocalDates dates = dates(project, plan);
    return questions.ask(
        project,
        query,
        List.of(),
        query.breakdowns(),
        sight -> reading.result(tallies(sight, plan, dates)));
  }

  private static Tallies tallies(IndexQuestions.Sight sight, FunnelPlan plan, LocalDates dates) {
    ImmutableRoaringBitmap people = sight.people(List.of());
    Tallies total = new Tallies(plan);
    if (plan.query().ordered() != FunnelOrder.ANY) {
      DaySpan starts = DaySpan.of(plan.query().range(dates.zone()));
      MutableRoaringBitmap started =
          sight
              .view()
              .people(sight.events(plan.query().steps().getFirst().event()), starts, people);
      if (plan.query().excluded().isEmpty()
          && plan.bounds().length == 0
          && plan.query().breakdowns().isEmpty()) {
        MutableRoaringBitmap further =
            sight.view().people(later(sight, plan), DaySpan.of(dates), started);
        total.addStarted(started.getLongCardinality() - further.getLongCardinality());
        people = further;
      } else {
        people = started;
      }
    }
    SequenceQuestion question = question(sight, plan, people);
    sight
        .view()
        .sequences(question, () -> new FunnelVisitor(plan, insiders(sight, plan)))
        .forEach(visitor -> total.addAll(visitor.tallies()));
    return total;
  }

  private static List<ImmutableRoaringBitmap> insiders(
      IndexQuestions.Sight sight, FunnelPlan plan) {
    List<ImmutableRoaringBitmap> insiders = new ArrayList<>();
    for (Breakdown breakdown : plan.query().breakdowns()) {
      insiders.add(Objects.requireNonNull(sight.insiders().get(breakdown.segment())));
    }
    return insiders;
  }

  /** Who has done none of these comes no further than the first step. */
  private static IndexEvents later(IndexQuestions.Sight sight, FunnelPlan plan) {
    List<String> names =
        plan.query().steps().stream().skip(1).map(FunnelStep::event).distinct().toList();
    return new IndexEvents(names, sight.environment());
  }

  private static SequenceQuestion question(
      IndexQuestions.Sight sight, FunnelPlan plan, @Nullable ImmutableRoaringBitmap people) {
    List<IndexEvents> matchers = new ArrayList<>();
    plan.query().steps().forEach(step -> matchers.add(sight.events(step.event())));
    plan.query().excluded().forEach(exclusion -> matchers.add(sight.events(exclusion.event())));
    boolean strict = plan.query().ordered() == FunnelOrder.STRICT;
    return new SequenceQuestion(
        matchers,
        strict ? sight.events(IndexEvents.ANY) : null,
        plan.rules().from(),
        plan.rules().to() + plan.rules().window(),
        people);
  }
}
