package io.tandem.insights.prediction;

import io.tandem.access.Project;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.prediction.PredictionResult.Buyer;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.warehouse.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Answers {@link PredictionQuery}. */
@Component
class Predictions implements Insight<PredictionQuery, PredictionCell, PredictionResult> {

  /** With more buyers, models rest on every n-th. */
  private static final long MOST = 50_000;

  private final DeedBook book;

  Predictions(DeedBook book) {
    this.book = book;
  }

  @Override
  public Kind<PredictionQuery, PredictionCell, PredictionResult> kind() {
    return new Kind<>(
        PredictionQuery.KIND, PredictionQuery.class, PredictionCell.class, PredictionResult.class);
  }

  @Override
  public Finding<PredictionResult> run(Project project, PredictionQuery query) {
    Deeds deeds = book.of(project, query);
    LocalDate end = end(deeds, query);
    PredictionSql sql = new PredictionSql(deeds, query, end);
    long people =
        book.fetch(sql::size, row -> Objects.requireNonNull(row.get(PredictionSql.PEOPLE)))
            .rows()
            .getFirst();
    int everyNth = Math.toIntExact(Math.ceilDiv(people, MOST));
    Answer<BuyerRow> all = buyers(sql, end, Math.max(1, everyNth));
    LocalDate seen = end.minusDays(query.holdout());
    boolean check = query.holdout() > 0 && !seen.isBefore(query.from());
    List<BuyerRow> earlier = check ? buyers(sql, seen, Math.max(1, everyNth)).rows() : List.of();
    PredictionReading reading =
        new PredictionReading(deeds, query, end, Math.max(1, everyNth), people);
    return DeedBook.found(reading.of(all.rows(), earlier), all.asOf());
  }

  private static LocalDate end(Deeds deeds, PredictionQuery query) {
    LocalDate end = deeds.lastClosed().isBefore(query.to()) ? deeds.lastClosed() : query.to();
    return end.isBefore(query.from()) ? query.from() : end;
  }

  private Answer<BuyerRow> buyers(PredictionSql sql, LocalDate through, int everyNth) {
    return book.fetch(dsl -> sql.rows(dsl, through, everyNth), row -> buyer(row, through));
  }

  private static BuyerRow buyer(Record row, LocalDate through) {
    int first = Objects.requireNonNull(row.get(PredictionSql.FIRST));
    int last = Objects.requireNonNull(row.get(PredictionSql.LAST));
    return new BuyerRow(
        Objects.requireNonNull(row.get(Deeds.WHO)),
        Math.toIntExact(Objects.requireNonNull(row.get(PredictionSql.REPEATS))),
        last - first,
        Deeds.epochDay(through) - first,
        Objects.requireNonNull(row.get(PredictionSql.SPENT)),
        Objects.requireNonNull(row.get(PredictionSql.LATER)));
  }

  @Override
  public PredictionResult masked(PredictionQuery query, PredictionResult result) {
    return result.withoutBuyers();
  }

  @Override
  public Csv csv(PredictionQuery query, PredictionResult result) {
    Csv csv =
        Csv.of(
            "person",
            "repeats",
            "last_weeks",
            "observed_weeks",
            "mean_spent",
            "predicted_alive",
            "predicted_purchases",
            "predicted_spending",
            "predicted_value");
    csv.end();
    for (Buyer buyer : result.buyers()) {
      csv.plain(buyer.person()).plain(buyer.repeats()).plain(buyer.last());
      csv.plain(buyer.observed()).plain(buyer.meanSpent()).plain(buyer.alive());
      csv.plain(buyer.purchases()).plain(buyer.spending()).plain(buyer.value()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, PredictionQuery query, PredictionCell cell, PeopleSlice slice) {
    Deeds deeds = book.of(project, query);
    PredictionSql sql = new PredictionSql(deeds, query, end(deeds, query));
    return book.people(sql.people(cell.repeats()), slice);
  }
}
