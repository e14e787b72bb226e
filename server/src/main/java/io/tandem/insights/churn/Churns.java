package io.tandem.insights.churn;

import io.tandem.access.Project;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
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
import org.springframework.stereotype.Component;

/** Answers {@link ChurnQuery}. */
@Component
class Churns implements Insight<ChurnQuery, ChurnCell, ChurnResult> {

  private final DeedBook book;

  Churns(DeedBook book) {
    this.book = book;
  }

  @Override
  public Kind<ChurnQuery, ChurnCell, ChurnResult> kind() {
    return new Kind<>(ChurnQuery.KIND, ChurnQuery.class, ChurnCell.class, ChurnResult.class);
  }

  @Override
  public Finding<ChurnResult> run(Project project, ChurnQuery query) {
    Deeds deeds = book.of(project, mature(project, query));
    ChurnSql sql = new ChurnSql(deeds, query);
    Answer<ChurnRow> answer = book.fetch(sql::histogram, Churns::row);
    LocalDate through = through(deeds.lastClosed(), query);
    List<ChurnRow> rows = through.isBefore(query.from()) ? List.of() : answer.rows();
    ChurnResult result = new ChurnReading(query, deeds.definition().version(), through).of(rows);
    return DeedBook.found(result, answer.asOf());
  }

  private static ChurnRow row(org.jooq.Record row) {
    return new ChurnRow(
        row.get(ChurnSql.STAYED),
        Objects.requireNonNull(row.get(ChurnSql.PEOPLE)),
        ChurnSql.MARKS.stream()
            .map(mark -> Objects.requireNonNull(row.get(ChurnSql.active(mark))))
            .toList());
  }

  @Override
  public Csv csv(ChurnQuery query, ChurnResult result) {
    Csv csv = Csv.of("day", "people", "share", "cumulative").end();
    for (ChurnResult.ChurnDay day : result.days()) {
      csv.plain(day.day()).plain(day.people()).plain(day.share()).plain(day.cumulative()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, ChurnQuery query, ChurnCell cell, PeopleSlice slice) {
    Deeds deeds = book.of(project, query);
    LocalDate through = through(deeds.lastClosed(), query);
    if (through.isBefore(query.from())) {
      return new PeopleKeys(0, List.of());
    }
    Deeds mature = book.of(project, query.until(through));
    return book.people(new ChurnSql(mature, query).people(cell), slice);
  }

  private ChurnQuery mature(Project project, ChurnQuery query) {
    LocalDate through = through(book.of(project, query).lastClosed(), query);
    return through.isBefore(query.from()) ? query : query.until(through);
  }

  /** The last sign-up day all of whose people were in sight long enough. */
  private static LocalDate through(LocalDate lastClosed, ChurnQuery query) {
    LocalDate mature = lastClosed.minusDays(query.horizon() + query.inactive() - 1L);
    return mature.isBefore(query.to()) ? mature : query.to();
  }
}
