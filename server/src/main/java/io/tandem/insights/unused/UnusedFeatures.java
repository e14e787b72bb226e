package io.tandem.insights.unused;

import io.tandem.access.Project;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.unused.UnusedResult.FeatureUse;
import io.tandem.warehouse.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers {@link UnusedQuery}. */
@Component
class UnusedFeatures implements Insight<UnusedQuery, UnusedCell, UnusedResult> {

  private final DeedBook book;
  private final Features features;

  UnusedFeatures(DeedBook book, Features features) {
    this.book = book;
    this.features = features;
  }

  @Override
  public Kind<UnusedQuery, UnusedCell, UnusedResult> kind() {
    return new Kind<>(UnusedQuery.KIND, UnusedQuery.class, UnusedCell.class, UnusedResult.class);
  }

  @Override
  public Finding<UnusedResult> run(Project project, UnusedQuery query) {
    Deeds deeds = book.of(project, query);
    UnusedReading reading = new UnusedReading(query, deeds.definition().version());
    List<Feature> all = features.all(project.id());
    List<FeatureUse> uses = new ArrayList<>();
    Answer<Counts> answer =
        uses(deeds, query, all.subList(0, Math.min(UnusedSql.MOST, all.size())), uses);
    for (int from = UnusedSql.MOST; from < all.size(); from += UnusedSql.MOST) {
      uses(deeds, query, all.subList(from, Math.min(from + UnusedSql.MOST, all.size())), uses);
    }
    return DeedBook.found(reading.of(answer.rows().getFirst().active(), uses), answer.asOf());
  }

  /** Adds the use of some features. */
  private Answer<Counts> uses(
      Deeds deeds, UnusedQuery query, List<Feature> some, List<FeatureUse> uses) {
    UnusedReading reading = new UnusedReading(query, deeds.definition().version());
    UnusedSql sql = new UnusedSql(deeds, query, some);
    Answer<Counts> answer = book.fetch(sql::counts, row -> counts(row, some.size()));
    Counts counts = answer.rows().getFirst();
    List<@Nullable LocalDate> lasts =
        some.isEmpty() ? List.of() : lasts(sql, deeds.project(), some);
    for (int i = 0; i < some.size(); i++) {
      UnusedReading.Use use =
          new UnusedReading.Use(counts.now().get(i), counts.before().get(i), lasts.get(i));
      uses.add(reading.use(some.get(i), counts.active(), use));
    }
    return answer;
  }

  private record Counts(long active, List<Long> now, List<Long> before) {}

  private static Counts counts(Record row, int features) {
    return new Counts(
        Objects.requireNonNull(row.get(UnusedSql.ACTIVE)),
        IntStream.range(0, features)
            .mapToObj(i -> Objects.requireNonNull(row.get(UnusedSql.now(i))))
            .toList(),
        IntStream.range(0, features)
            .mapToObj(i -> Objects.requireNonNull(row.get(UnusedSql.before(i))))
            .toList());
  }

  private List<@Nullable LocalDate> lasts(UnusedSql sql, Project project, List<Feature> features) {
    return book.fetch(
            sql::lasts,
            row -> {
              List<@Nullable LocalDate> lasts = new ArrayList<>();
              for (int i = 0; i < features.size(); i++) {
                Long time = row.get(UnusedSql.last(i));
                lasts.add(
                    time == null
                        ? null
                        : LocalDate.ofInstant(Instant.ofEpochMilli(time), project.zone()));
              }
              return lasts;
            })
        .rows()
        .getFirst();
  }

  @Override
  public Csv csv(UnusedQuery query, UnusedResult result) {
    Csv csv =
        Csv.of(
            "feature",
            "launched",
            "age_days",
            "people",
            "active",
            "share",
            "before",
            "last_used",
            "verdict");
    csv.end();
    for (FeatureUse use : result.features()) {
      csv.text(use.key()).plain(use.launchDate()).plain(use.ageDays()).plain(use.people());
      csv.plain(result.active()).plain(use.share()).plain(use.before()).plain(use.lastUsed());
      csv.plain(use.verdict().key()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, UnusedQuery query, UnusedCell cell, PeopleSlice slice) {
    Feature feature = features.get(project.id(), cell.feature());
    UnusedSql sql = new UnusedSql(book.of(project, query), query, List.of(feature));
    return book.people(sql.people(0), slice);
  }
}
