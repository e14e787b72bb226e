package io.tandem.insights.acquisition;

import io.tandem.access.Project;
import io.tandem.events.PersonalData;
import io.tandem.insights.acquisition.AcquisitionResult.ChannelCost;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.deeds.Revenue;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.insights.spend.Spend;
import io.tandem.insights.spend.Spends;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Sql;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Answers {@link AcquisitionQuery}. */
@Component
class Acquisitions implements Insight<AcquisitionQuery, AcquisitionCell, AcquisitionResult> {

  private final DeedBook book;
  private final Spends spends;

  Acquisitions(DeedBook book, Spends spends) {
    this.book = book;
    this.spends = spends;
  }

  @Override
  public Kind<AcquisitionQuery, AcquisitionCell, AcquisitionResult> kind() {
    return new Kind<>(
        AcquisitionQuery.KIND,
        AcquisitionQuery.class,
        AcquisitionCell.class,
        AcquisitionResult.class);
  }

  @Override
  public Finding<AcquisitionResult> run(Project project, AcquisitionQuery query) {
    Deeds deeds = book.of(project, query);
    Answer<AcquisitionRow> answer =
        book.fetch(new AcquisitionSql(deeds, query)::rows, Acquisitions::row);
    List<Spend> spent = spends.within(project, query.from(), query.to());
    AcquisitionReading reading = new AcquisitionReading(deeds, query, spent);
    return DeedBook.found(reading.of(answer.rows()), answer.asOf());
  }

  private static AcquisitionRow row(Record row) {
    return new AcquisitionRow(
        row.get(AcquisitionSql.CHANNEL),
        Sql.date(Objects.requireNonNull(row.get(Deeds.BEGAN))),
        Objects.requireNonNull(row.get(AcquisitionSql.MONTH)),
        Objects.requireNonNull(row.get(AcquisitionSql.PEOPLE)),
        Objects.requireNonNull(row.get(Revenue.PAID))
            - Objects.requireNonNull(row.get(Revenue.GIVEN)));
  }

  @Override
  public AcquisitionResult masked(AcquisitionQuery query, AcquisitionResult result) {
    String property = query.property().replaceFirst("^person\\.", "");
    List<ChannelCost> channels =
        result.channels().stream()
            .map(one -> {
              String channel = one.channel();
              return channel == null ? one : named(one, PersonalData.masked(property, channel));
            })
            .toList();
    return new AcquisitionResult(
        result.currency(),
        result.total(),
        channels,
        result.buckets(),
        result.leftOut(),
        result.revision(),
        result.definition(),
        result.sentences());
  }

  private static ChannelCost named(ChannelCost one, String channel) {
    return new ChannelCost(
        channel,
        one.spend(),
        one.signUps(),
        one.cac(),
        one.ltv(),
        one.ltvToCac(),
        one.paybackMonth(),
        one.payback());
  }

  @Override
  public Csv csv(AcquisitionQuery query, AcquisitionResult result) {
    Csv csv = Csv.of("channel", "spend", "sign_ups", "cac", "ltv", "ltv_to_cac", "payback_month");
    csv.plain("currency").end();
    for (ChannelCost one : result.channels()) {
      csv.text(one.channel()).plain(one.spend()).plain(one.signUps()).plain(one.cac());
      csv.plain(one.ltv().isEmpty() ? null : one.ltv().getLast()).plain(one.ltvToCac());
      csv.plain(one.paybackMonth()).plain(result.currency()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, AcquisitionQuery query, AcquisitionCell cell, PeopleSlice slice) {
    return book.people(new AcquisitionSql(book.of(project, query), query).people(cell), slice);
  }
}
