package io.tandem.insights.moved;

import io.tandem.access.Project;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.holidays.HolidayCalendars;
import io.tandem.insights.moved.MovedResult.PartChange;
import io.tandem.insights.moved.MovedResult.SplitChange;
import io.tandem.insights.query.Breakdown;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.statistics.RateChange.Part;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Answers {@link MovedQuery}. */
@Component
class Moves implements Insight<MovedQuery, MovedCell, MovedResult> {

  private final DeedBook book;
  private final RateWords words;
  private final HolidayCalendars holidays;

  Moves(DeedBook book, RateWords words, HolidayCalendars holidays) {
    this.book = book;
    this.words = words;
    this.holidays = holidays;
  }

  @Override
  public Kind<MovedQuery, MovedCell, MovedResult> kind() {
    return new Kind<>(MovedQuery.KIND, MovedQuery.class, MovedCell.class, MovedResult.class);
  }

  @Override
  public Finding<MovedResult> run(Project project, MovedQuery query) {
    Deeds deeds = book.of(project, query, query.dimensions());
    MovedDates dates = dates(project, query);
    RateEvents rate = words.of(deeds, query.rate());
    Answer<MovedRow> answer = book.fetch(new MovedSql(deeds, query, rate, dates)::rows, Moves::row);
    MovedReading reading = new MovedReading(deeds, query, dates, rate.day());
    return DeedBook.found(reading.of(answer.rows()), answer.asOf());
  }

  private MovedDates dates(Project project, MovedQuery query) {
    return new MovedDates(
        query.before(project.zone()),
        query.range(project.zone()),
        holidays.of(project),
        query.leavesHolidaysOut());
  }

  private static MovedRow row(Record row) {
    Part part =
        new Part(
            Objects.requireNonNull(row.get(MovedSql.number(false, false))),
            Objects.requireNonNull(row.get(MovedSql.number(false, true))),
            Objects.requireNonNull(row.get(MovedSql.number(true, false))),
            Objects.requireNonNull(row.get(MovedSql.number(true, true))));
    return new MovedRow(
        Objects.requireNonNull(row.get(MovedSql.DIMENSION)),
        row.get(MovedSql.VALUE),
        Objects.requireNonNull(row.get(MovedSql.LISTED)) == 1,
        part);
  }

  @Override
  public MovedResult masked(MovedQuery query, MovedResult result) {
    List<SplitChange> shown = new ArrayList<>();
    for (int i = 0; i < result.dimensions().size(); i++) {
      Breakdown breakdown = query.dimensions().get(i);
      SplitChange split = result.dimensions().get(i);
      List<PartChange> parts =
          split.parts().stream().map(part -> part.named(breakdown.masked(part.value()))).toList();
      shown.add(new SplitChange(split.property(), split.mix(), split.rate(), parts));
    }
    return new MovedResult(
        result.before(),
        result.after(),
        result.change(),
        result.range(),
        shown,
        result.revision(),
        result.definition(),
        result.sentences().stream().limit(1).toList());
  }

  @Override
  public Csv csv(MovedQuery query, MovedResult result) {
    Csv csv =
        Csv.of("property", "value", "before_people", "before_did", "after_people", "after_did");
    csv.plain("mix").plain("rate").plain("share").end();
    for (SplitChange split : result.dimensions()) {
      for (PartChange part : split.parts()) {
        csv.text(split.property()).text(part.value()).plain(part.beforePeople());
        csv.plain(part.beforeDid()).plain(part.afterPeople()).plain(part.afterDid());
        csv.plain(part.mix()).plain(part.rate()).plain(part.share()).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, MovedQuery query, MovedCell cell, PeopleSlice slice) {
    Integer dimension = cell.dimension();
    if (dimension != null && (dimension < 0 || dimension >= query.dimensions().size())) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "dimension");
    }
    Deeds deeds = book.of(project, query, query.dimensions());
    MovedSql sql = new MovedSql(deeds, query, words.of(deeds, query.rate()), dates(project, query));
    List<String> listed = new ArrayList<>();
    if (dimension != null && Breakdown.OTHER.equals(cell.value())) {
      for (MovedRow row : book.fetch(sql::rows, Moves::row).rows()) {
        String value = row.value();
        if (row.dimension() == dimension && row.listed() && value != null) {
          listed.add(value);
        }
      }
    }
    return book.people(sql.people(cell, listed), slice);
  }
}
