package io.tandem.insights.residue;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.insights.deeds.DeedBook;
import io.tandem.insights.deeds.Deeds;
import io.tandem.insights.query.Csv;
import io.tandem.insights.query.Finding;
import io.tandem.insights.query.Insight;
import io.tandem.insights.query.InsightError;
import io.tandem.insights.query.Kind;
import io.tandem.insights.query.PeopleKeys;
import io.tandem.insights.query.PeopleSlice;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import io.tandem.warehouse.Sql;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** Answers {@link ResidueQuery}. */
@Component
class Residues implements Insight<ResidueQuery, ResidueCell, ResidueResult> {

  private final DeedBook book;
  private final Campaigns campaigns;

  Residues(DeedBook book, Campaigns campaigns) {
    this.book = book;
    this.campaigns = campaigns;
  }

  @Override
  public Kind<ResidueQuery, ResidueCell, ResidueResult> kind() {
    return new Kind<>(
        ResidueQuery.KIND, ResidueQuery.class, ResidueCell.class, ResidueResult.class);
  }

  @Override
  public Finding<ResidueResult> run(Project project, ResidueQuery query) {
    List<Campaign> wanted = wanted(project, query);
    Deeds deeds = book.of(project, query);
    ResidueSql sql = sql(deeds, query, wanted);
    Answer<ResidueCount> answer =
        book.fetch(
            sql::counts,
            row ->
                new ResidueCount(
                    Sql.date(Objects.requireNonNull(row.get(Deeds.BEGAN))),
                    Objects.requireNonNull(row.get(ResidueSql.BITS)),
                    Objects.requireNonNull(row.get(ResidueSql.PEOPLE)),
                    ResidueSql.DAYS.stream()
                        .map(day -> Objects.requireNonNull(row.get(ResidueSql.stayed(day))))
                        .toList()));
    ResidueReading reading = new ResidueReading(query, deeds.lastClosed());
    ResidueResult result = reading.of(wanted, answer.rows(), deeds.definition().version());
    return DeedBook.found(result, answer.asOf());
  }

  private List<Campaign> wanted(Project project, ResidueQuery query) {
    if (!query.campaigns().isEmpty()) {
      return query.campaigns().stream().map(key -> campaigns.get(project.id(), key)).toList();
    }
    return campaigns.all(project.id()).stream()
        .filter(one -> !one.from().isAfter(query.to()) && !one.to().isBefore(query.from()))
        .limit(ResidueQuery.MOST)
        .toList();
  }

  private static ResidueSql sql(Deeds deeds, ResidueQuery query, List<Campaign> wanted) {
    List<Condition> named = wanted.stream().map(one -> named(deeds, query, one)).toList();
    return new ResidueSql(deeds, named);
  }

  private static Condition named(Deeds deeds, ResidueQuery query, Campaign campaign) {
    EventSelector said = query.brought().get(campaign.key());
    if (said != null) {
      return deeds.any(List.of(said));
    }
    Condition named =
        deeds.any(
            List.of(
                carrying("campaign", campaign.key()), carrying("utm_campaign", campaign.key())));
    EventSelector reach = campaign.reach();
    return reach == null ? named : named.and(deeds.any(List.of(reach)).not());
  }

  private static EventSelector carrying(String property, String key) {
    return new EventSelector("*", List.of(new Filter(property, Filter.Op.EQ, List.of(key))));
  }

  @Override
  public Csv csv(ResidueQuery query, ResidueResult result) {
    Csv csv =
        Csv.of(
            "campaign",
            "brought",
            "others",
            "day",
            "people",
            "stayed",
            "retention",
            "other_people",
            "other_stayed",
            "other_retention",
            "verdict");
    csv.end();
    for (ResidueResult.CampaignResidue one : result.campaigns()) {
      for (ResidueResult.ResidueDay day : one.days()) {
        csv.text(one.key()).plain(one.brought()).plain(one.others()).plain(day.day());
        csv.plain(day.people()).plain(day.stayed()).plain(day.retention());
        csv.plain(day.otherPeople()).plain(day.otherStayed()).plain(day.otherRetention());
        csv.plain(one.verdict().key()).end();
      }
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, ResidueQuery query, ResidueCell cell, PeopleSlice slice) {
    List<Campaign> wanted = wanted(project, query);
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).key().equals(cell.campaign())
          && (cell.day() == null || ResidueSql.DAYS.contains(cell.day()))) {
        ResidueSql sql = sql(book.of(project, query), query, wanted);
        LocalDates days = ResidueReading.days(query, wanted.get(i), project.zone());
        return book.people(sql.people(i, days, cell), slice);
      }
    }
    throw new TandemException(InsightError.NO_SUCH_CELL, "campaign, day");
  }
}
