package io.tandem.insights.matrix;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the features and campaigns a question is about. */
@Component
class Subjects {

  private final Features features;
  private final Campaigns campaigns;

  Subjects(Features features, Campaigns campaigns) {
    this.features = features;
    this.campaigns = campaigns;
  }

  /**
   * Rows and columns of a matrix.
   *
   * @param left keys of those that found no place
   */
  record Sides(List<Feature> features, List<Campaign> campaigns, List<String> left) {}

  /**
   * Both sides of a matrix.
   *
   * @throws io.tandem.shared.TandemException {@code not_found} for a key that is none
   */
  Sides of(Project project, MatrixQuery query) {
    List<String> left = new ArrayList<>();
    List<Feature> rows =
        query.features().isEmpty()
            ? features.all(project.id())
            : query.features().stream().map(key -> features.get(project.id(), key)).toList();
    List<Campaign> columns =
        query.campaigns().isEmpty()
            ? campaigns.all(project.id()).stream().filter(one -> meets(one, query)).toList()
            : query.campaigns().stream().map(key -> campaigns.get(project.id(), key)).toList();
    rows.stream().skip(MatrixQuery.MOST).map(Feature::key).forEach(left::add);
    columns.stream().skip(MatrixQuery.MOST).map(Campaign::key).forEach(left::add);
    return new Sides(
        rows.stream().limit(MatrixQuery.MOST).toList(),
        columns.stream().limit(MatrixQuery.MOST).toList(),
        left);
  }

  private static boolean meets(Campaign campaign, MatrixQuery query) {
    return !campaign.from().isAfter(query.to()) && !campaign.to().isBefore(query.from());
  }
}
