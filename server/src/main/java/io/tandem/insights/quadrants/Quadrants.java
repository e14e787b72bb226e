package io.tandem.insights.quadrants;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
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
import io.tandem.shared.EventSelector;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Answer;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Answers {@link QuadrantQuery}. */
@Component
class Quadrants implements Insight<QuadrantQuery, QuadrantCell, QuadrantResult> {

  private final DeedBook book;
  private final Features features;
  private final Campaigns campaigns;

  Quadrants(DeedBook book, Features features, Campaigns campaigns) {
    this.book = book;
    this.features = features;
    this.campaigns = campaigns;
  }

  @Override
  public Kind<QuadrantQuery, QuadrantCell, QuadrantResult> kind() {
    return new Kind<>(
        QuadrantQuery.KIND, QuadrantQuery.class, QuadrantCell.class, QuadrantResult.class);
  }

  @Override
  public Finding<QuadrantResult> run(Project project, QuadrantQuery query) {
    Deeds deeds = book.of(project, query);
    Answer<QuadrantCount> answer =
        book.fetch(
            sql(deeds, query)::counts,
            row ->
                new QuadrantCount(
                    Objects.requireNonNull(row.get(QuadrantSql.BITS)),
                    Objects.requireNonNull(row.get(QuadrantSql.PEOPLE)),
                    Objects.requireNonNull(row.get(QuadrantSql.REVENUE))));
    Feature feature = features.get(project.id(), query.feature());
    QuadrantReading reading = new QuadrantReading(deeds, query, feature.names());
    return DeedBook.found(reading.of(answer.rows()), answer.asOf());
  }

  private QuadrantSql sql(Deeds deeds, QuadrantQuery query) {
    Feature feature = features.get(deeds.project().id(), query.feature());
    return new QuadrantSql(deeds, query, feature, reach(deeds.project(), query));
  }

  private List<EventSelector> reach(Project project, QuadrantQuery query) {
    String key = query.campaign();
    if (key == null) {
      return campaigns.all(project.id()).stream()
          .map(Campaign::reach)
          .filter(Objects::nonNull)
          .toList();
    }
    EventSelector reach = campaigns.get(project.id(), key).reach();
    if (reach == null) {
      throw new TandemException(QuadrantError.CAMPAIGN_WITHOUT_REACH, key);
    }
    return List.of(reach);
  }

  @Override
  public Csv csv(QuadrantQuery query, QuadrantResult result) {
    Csv csv =
        Csv.of("used", "reached", "people", "stayed", "retention", "payers", "revenue", "arpu");
    csv.end();
    for (QuadrantResult.Quadrant one : result.quadrants()) {
      csv.plain(one.used()).plain(one.reached()).plain(one.people()).plain(one.stayed());
      csv.plain(one.retention()).plain(one.payers()).plain(one.revenue()).plain(one.arpu()).end();
    }
    return csv;
  }

  @Override
  public PeopleKeys people(
      Project project, QuadrantQuery query, QuadrantCell cell, PeopleSlice slice) {
    return book.people(sql(book.of(project, query), query).people(cell), slice);
  }
}
