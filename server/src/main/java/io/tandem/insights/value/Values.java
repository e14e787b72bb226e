package io.tandem.insights.value;

import io.tandem.access.Project;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Revenue;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Sql;
import java.time.LocalDate;
import java.util.Objects;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Answers {@link ValueQuery}. */
@Component
class Values implements Insight<ValueQuery, ValueCell, ValueResult> {

  private final DeedBook book;

  Values(DeedBook book) {
    this.book = book;
  }

  @Override
  public Kind<ValueQuery, ValueCell, ValueResult> kind() {
    return new Kind<>(ValueQuery.KIND, ValueQuery.class, ValueCell.class, ValueResult.class);
  }

  @Override
  public Finding<ValueResult> run(Project project, ValueQuery query) {
    Deeds deeds = book.of(project, query);
    ValueSql sql = new ValueSql(deeds, query);
    Answer<ValueRow> answer = book.fetch(sql::rows, Values::row);
    return DeedBook.found(new ValueReading(deeds, query).of(answer.rows()), answer.asOf());
  }

  private static ValueRow row(Record row) {
    return new ValueRow(
        ValueSql.Part.valueOf(Objects.requireNonNull(row.get(ValueSql.PART))),
        Sql.date(Objects.requireNonNull(row.get(ValueSql.START))),
        Objects.requireNonNull(row.get(ValueSql.AGE)),
        Objects.requireNonNull(row.get(ValueSql.PEOPLE)),
        Objects.requireNonNull(row.get(Revenue.PAID)),
        Objects.requireNonNull(row.get(Revenue.GIVEN)));
  }

  @Override
  public Csv csv(ValueQuery query, ValueResult result) {
    Csv csv =
        Csv.of("cohort", "people", "age", "complete", "payers", "paid", "given", "ltv", "currency");
    csv.end();
    for (ValueResult.ValueCohort cohort : result.cohorts()) {
      for (ValueResult.ValueAge age : cohort.ages()) {
        csv.plain(cohort.start()).plain(cohort.people()).plain(age.age());
        csv.plain(age.age() < cohort.complete()).plain(age.payers()).plain(age.paid());
        csv.plain(age.given()).plain(age.ltv()).plain(result.currency()).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(Project project, ValueQuery query, ValueCell cell, PeopleSlice slice) {
    LocalDate cohort = cell.cohort();
    Integer age = cell.age();
    if (!query.range(project.zone()).buckets(query.width()).contains(cohort)) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "cohort");
    }
    if (age != null && (age < 0 || age >= query.ages())) {
      throw new TandemException(InsightError.NO_SUCH_CELL, "age");
    }
    return book.people(new ValueSql(book.of(project, query), query).people(cell), slice);
  }
}
