package io.tandem.insights.funnel;

import io.tandem.access.Project;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
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
import java.util.function.Supplier;
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
    LocalDate most = range.from().plusDays(LocalDates.LONGEST);
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

  @Override
  public PeopleKeys people(Project project, FunnelQuery query, FunnelCell cell, PeopleSlice slice) {
    FunnelPlan plan = FunnelPlan.of(query, project.zone());
    LocalDates dates = dates(project, plan);
    boolean further =
        plan.query().ordered() != FunnelOrder.ANY
            && cell.bucket() == null
            && CellPeople.done(plan, cell) > 1;
    return questions
        .ask(
            project,
            query,
            List.of(),
            query.breakdowns(),
            sight -> {
              CellPeople.Scale scale =
                  CellPeople.Scale.of(plan, cell, () -> tallies(sight, plan, dates));
              ImmutableRoaringBitmap some = started(sight, plan, dates);
              if (further) {
                some = further(sight, plan, dates, some);
              }
              return CellPeople.found(
                  follow(sight, plan, some, () -> new CellPeople(plan, cell, scale, slice)), slice);
            })
        .answer();
  }

  private static Tallies tallies(IndexQuestions.Sight sight, FunnelPlan plan, LocalDates dates) {
    Tallies total = new Tallies(plan);
    ImmutableRoaringBitmap people = started(sight, plan, dates);
    boolean plain =
        plan.query().excluded().isEmpty()
            && plan.bounds().length == 0
            && plan.query().breakdowns().isEmpty();
    if (plain && people != null && plan.query().ordered() != FunnelOrder.ANY) {
      MutableRoaringBitmap further = further(sight, plan, dates, people);
      total.addStarted(people.getLongCardinality() - further.getLongCardinality());
      people = further;
    }
    follow(sight, plan, people, () -> new Tallies(plan)).forEach(total::addAll);
    return total;
  }

  private static <S extends Follower.Sink> List<S> follow(
      IndexQuestions.Sight sight,
      FunnelPlan plan,
      @Nullable ImmutableRoaringBitmap people,
      Supplier<S> sinks) {
    List<FunnelVisitor.Split> splits = splits(sight, plan);
    return sight
        .view()
        .sequences(
            question(sight, plan, people), () -> new FunnelVisitor<>(plan, splits, sinks.get()))
        .stream()
        .map(FunnelVisitor::told)
        .toList();
  }

  /** Who may be in a step at all; null for everybody. In any order, each step may be the first. */
  private static @Nullable ImmutableRoaringBitmap started(
      IndexQuestions.Sight sight, FunnelPlan plan, LocalDates dates) {
    ImmutableRoaringBitmap people = sight.people(List.of());
    if (plan.query().ordered() == FunnelOrder.ANY) {
      return people;
    }
    DaySpan starts = DaySpan.of(plan.query().range(dates.zone()));
    IndexEvents first = sight.events(plan.query().steps().getFirst().event());
    return sight.view().people(first, starts, people);
  }

  /** Those of them who may be in a later step. */
  private static MutableRoaringBitmap further(
      IndexQuestions.Sight sight,
      FunnelPlan plan,
      LocalDates dates,
      @Nullable ImmutableRoaringBitmap started) {
    return sight.view().people(later(sight, plan), DaySpan.of(dates), started);
  }

  private static List<FunnelVisitor.Split> splits(IndexQuestions.Sight sight, FunnelPlan plan) {
    List<FunnelVisitor.Split> splits = new ArrayList<>();
    for (int i = 0; i < plan.books().size(); i++) {
      String segment = plan.query().breakdowns().get(i).segment();
      ValueBook book = plan.books().get(i);
      splits.add(
          new FunnelVisitor.Split(
              Objects.requireNonNull(sight.insiders().get(segment)),
              book.number(Breakdown.IN),
              book.number(Breakdown.OUT)));
    }
    return splits;
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
