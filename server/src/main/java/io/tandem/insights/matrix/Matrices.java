package io.tandem.insights.matrix;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Feature;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers {@link MatrixQuery}. */
@Component
class Matrices implements Insight<MatrixQuery, MatrixCell, MatrixResult> {

  private final DeedBook book;
  private final Subjects subjects;

  Matrices(DeedBook book, Subjects subjects) {
    this.book = book;
    this.subjects = subjects;
  }

  @Override
  public Kind<MatrixQuery, MatrixCell, MatrixResult> kind() {
    return new Kind<>(MatrixQuery.KIND, MatrixQuery.class, MatrixCell.class, MatrixResult.class);
  }

  @Override
  public Finding<MatrixResult> run(Project project, MatrixQuery query) {
    Subjects.Sides sides = subjects.of(project, query);
    Deeds deeds = book.of(project, query);
    Answer<MatrixCount> answer =
        book.fetch(
            sql(deeds, sides)::counts,
            row ->
                new MatrixCount(
                    Objects.requireNonNull(row.get(MatrixSql.BITS)),
                    Objects.requireNonNull(row.get(MatrixSql.PEOPLE))));
    MatrixReading reading = new MatrixReading(sides, query.bound(), deeds.definition().version());
    return DeedBook.found(reading.of(answer.rows()), answer.asOf());
  }

  private static MatrixSql sql(Deeds deeds, Subjects.Sides sides) {
    List<Condition> conditions = new ArrayList<>();
    sides.features().forEach(feature -> conditions.add(deeds.any(feature.keyEvents())));
    sides
        .campaigns()
        .forEach(campaign -> conditions.add(deeds.any(List.of(campaign.participation()))));
    return new MatrixSql(deeds, conditions);
  }

  @Override
  public Csv csv(MatrixQuery query, MatrixResult result) {
    Csv csv =
        Csv.of(
            "feature", "campaign", "active", "people", "overlap", "product", "lift", "low", "high");
    csv.end();
    for (MatrixResult.Overlap cell : result.cells()) {
      csv.text(cell.feature()).text(cell.campaign()).plain(result.active()).plain(cell.people());
      csv.plain(cell.overlap()).plain(cell.product()).plain(cell.lift());
      csv.plain(cell.range() == null ? null : cell.range().low());
      csv.plain(cell.range() == null ? null : cell.range().high()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, MatrixQuery query, MatrixCell cell, PeopleSlice slice) {
    Subjects.Sides sides = subjects.of(project, query);
    List<String> features = sides.features().stream().map(Feature::key).toList();
    List<String> campaigns = sides.campaigns().stream().map(Campaign::key).toList();
    long bits =
        bit(features, cell.feature(), 1, "feature")
            | bit(campaigns, cell.campaign(), 1 + features.size(), "campaign");
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
    return 1L << (first + index);
  }
}
