package io.tandem.insights.matrix;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Feature;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.Computed;
import io.tandem.insights.query.Engine;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Matrices by one scan over all events. */
@Component
@Order(Engine.LAST)
class SqlMatrices implements MatrixEngine {

  private final DeedBook book;
  private final Subjects subjects;

  SqlMatrices(DeedBook book, Subjects subjects) {
    this.book = book;
    this.subjects = subjects;
  }

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public @Nullable Sentence obstacle(Project project, MatrixQuery query) {
    return null;
  }

  @Override
  public Computed<MatrixCounts> compute(Project project, MatrixQuery query) {
    Subjects.Sides sides = subjects.of(project, query);
    Deeds deeds = book.of(project, query);
    Answer<MatrixCount> answer =
        book.fetch(
            sql(deeds, sides)::counts,
            row ->
                new MatrixCount(
                    Objects.requireNonNull(row.get(MatrixSql.BITS)),
                    Objects.requireNonNull(row.get(MatrixSql.PEOPLE))));
    MatrixCounts counts = counts(sides, deeds.definition().version(), answer.rows());
    return new Computed<>(counts, answer.asOf());
  }

  private static MatrixCounts counts(Subjects.Sides sides, long revision, List<MatrixCount> found) {
    MatrixCounts counts = MatrixCounts.none(sides, revision, people(found, 0));
    int features = sides.features().size();
    for (int i = 0; i < features; i++) {
      counts.features()[i] = people(found, bit(i));
      for (int j = 0; j < sides.campaigns().size(); j++) {
        counts.both()[i][j] = people(found, bit(i) | bit(features + j));
      }
    }
    for (int j = 0; j < sides.campaigns().size(); j++) {
      counts.campaigns()[j] = people(found, bit(features + j));
    }
    return counts;
  }

  private static long people(List<MatrixCount> counts, long bits) {
    return counts.stream().filter(one -> one.has(bits)).mapToLong(MatrixCount::people).sum();
  }

  /** The bit of a subject, features first. */
  private static long bit(int subject) {
    return 1L << (1 + subject);
  }

  private static MatrixSql sql(Deeds deeds, Subjects.Sides sides) {
    List<Condition> conditions = new ArrayList<>();
    sides.features().forEach(feature -> conditions.add(deeds.any(feature.keyEvents())));
    sides
        .campaigns()
        .forEach(campaign -> conditions.add(deeds.any(List.of(campaign.participation()))));
    return new MatrixSql(deeds, conditions);
  }

  /** The people of a cell. */
  PeopleKeys people(Project project, MatrixQuery query, MatrixCell cell, PeopleSlice slice) {
    Subjects.Sides sides = subjects.of(project, query);
    List<String> features = sides.features().stream().map(Feature::key).toList();
    List<String> campaigns = sides.campaigns().stream().map(Campaign::key).toList();
    long bits =
        bit(features, cell.feature(), 0, "feature")
            | bit(campaigns, cell.campaign(), features.size(), "campaign");
    return book.people(sql(book.of(project, query), sides).people(bits), slice);
  }

  private static long bit(List<String> keys, @Nullable String key, int first, String field) {
    if (key == null) {
      return 0;
    }
    int index = keys.indexOf(key);
    if (index < 0) {
      throw new TandemException(InsightError.NO_SUCH_CELL, field);
    }
    return bit(first + index);
  }
}
