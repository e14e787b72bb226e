package io.tandem.insights.matrix;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Feature;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.IndexQuestions;
import io.tandem.insights.query.IndexQuestions.Sight;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.Sentence;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Matrices from the behaviour index: sets of people, laid one over the other. */
@Component
@Order(10)
class IndexMatrices implements MatrixEngine {

  private final IndexQuestions questions;
  private final DeedBook book;
  private final Subjects subjects;

  IndexMatrices(IndexQuestions questions, DeedBook book, Subjects subjects) {
    this.questions = questions;
    this.book = book;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return IndexQuestions.ENGINE;
  }

  @Override
  public @Nullable Sentence obstacle(Project project, MatrixQuery query) {
    List<Filter> filters = filters(book.of(project, query), subjects.of(project, query));
    return questions.obstacle(project, query, filters, query.range(project.zone()));
  }

  private static List<Filter> filters(Deeds deeds, Subjects.Sides sides) {
    List<EventSelector> all = new ArrayList<>(deeds.definition().active());
    sides.features().forEach(feature -> all.addAll(feature.keyEvents()));
    sides.campaigns().forEach(campaign -> all.add(campaign.participation()));
    return all.stream().flatMap(selector -> selector.where().stream()).toList();
  }

  @Override
  public Computed<MatrixCounts> compute(Project project, MatrixQuery query) {
    Subjects.Sides sides = subjects.of(project, query);
    Deeds deeds = book.of(project, query);
    return questions.ask(
        project, query, filters(deeds, sides), sight -> counts(sight, deeds, sides));
  }

  private static MatrixCounts counts(Sight sight, Deeds deeds, Subjects.Sides sides) {
    DaySpan days = DaySpan.of(deeds.scope().range());
    ImmutableRoaringBitmap active = active(sight, deeds, days);
    List<ImmutableRoaringBitmap> users = new ArrayList<>();
    for (Feature feature : sides.features()) {
      users.add(among(active, people(sight, feature.keyEvents(), days)));
    }
    List<ImmutableRoaringBitmap> participants = new ArrayList<>();
    for (Campaign campaign : sides.campaigns()) {
      participants.add(among(active, people(sight, List.of(campaign.participation()), days)));
    }
    MatrixCounts counts =
        MatrixCounts.none(sides, deeds.definition().version(), active.getLongCardinality());
    for (int i = 0; i < users.size(); i++) {
      counts.features()[i] = users.get(i).getLongCardinality();
      for (int j = 0; j < participants.size(); j++) {
        counts.both()[i][j] =
            ImmutableRoaringBitmap.andCardinality(users.get(i), participants.get(j));
      }
    }
    for (int j = 0; j < participants.size(); j++) {
      counts.campaigns()[j] = participants.get(j).getLongCardinality();
    }
    return counts;
  }

  private static ImmutableRoaringBitmap active(Sight sight, Deeds deeds, DaySpan days) {
    if (!deeds.definition().active().isEmpty()) {
      return people(sight, deeds.definition().active(), days);
    }
    List<String> names =
        sight.view().names(sight.environment()).stream().filter(Deeds::deliberate).toList();
    IndexEvents events = new IndexEvents(names, sight.environment());
    return sight.view().people(events, days, sight.people(List.of()));
  }

  private static ImmutableRoaringBitmap people(
      Sight sight, List<EventSelector> selectors, DaySpan days) {
    MutableRoaringBitmap people = new MutableRoaringBitmap();
    for (EventSelector selector : selectors) {
      people.or(
          sight
              .view()
              .people(sight.events(selector.event()), days, sight.people(selector.where())));
    }
    return people;
  }

  private static ImmutableRoaringBitmap among(
      ImmutableRoaringBitmap active, ImmutableRoaringBitmap people) {
    return ImmutableRoaringBitmap.and(active, people);
  }
}
