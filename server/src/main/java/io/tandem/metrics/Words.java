package io.tandem.metrics;

import io.tandem.access.Projects;
import io.tandem.audiences.Segments;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Definition;
import io.tandem.catalog.Definitions;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.catalog.StateChange;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the words of a project mean just now, each read once. Short-lived, for one computation. */
final class Words {

  private final ProjectId project;
  private final Sources sources;
  private final Map<String, Feature> features = new HashMap<>();
  private final Map<String, Campaign> campaigns = new HashMap<>();
  private final Map<String, Optional<CustomMetric>> custom = new HashMap<>();
  private @Nullable Definition definition;

  Words(ProjectId project, Sources sources) {
    this.project = project;
    this.sources = sources;
  }

  /** Where they come from. */
  @Component
  record Sources(
      Projects projects,
      Definitions definitions,
      Features features,
      Campaigns campaigns,
      CustomMetricStore custom,
      Segments segments) {}

  ProjectId project() {
    return project;
  }

  Definition definition() {
    Definition known = definition;
    if (known == null) {
      known = sources.definitions.get(project);
      definition = known;
    }
    return known;
  }

  Feature feature(@Nullable String key) {
    return known(features, key, wanted -> sources.features.get(project, wanted));
  }

  Campaign campaign(@Nullable String key) {
    return known(campaigns, key, wanted -> sources.campaigns.get(project, wanted));
  }

  /**
   * The days a campaign was there for people: those of its period, from an earlier day when
   * somebody started it before, to an earlier one when somebody ended it before.
   */
  Lifetime lifetime(Campaign campaign) {
    LocalDate from = campaign.from();
    LocalDate to = campaign.to();
    if (campaign.state() == CampaignState.DRAFT || campaign.state() == CampaignState.SCHEDULED) {
      return new Lifetime(from, to);
    }
    ZoneId zone = sources.projects.get(project).zone();
    for (StateChange change : sources.campaigns.history(project, campaign.key())) {
      LocalDate day = LocalDate.ofInstant(change.time(), zone);
      if (change.to() == CampaignState.RUNNING && day.isBefore(from)) {
        from = day;
      }
      if (change.to() == CampaignState.ENDED && day.isBefore(to)) {
        to = day;
      }
    }
    return new Lifetime(from, to);
  }

  /** The id of a segment. */
  long segment(String key) {
    return sources.segments.id(project, key);
  }

  Optional<CustomMetric> custom(String key) {
    return custom.computeIfAbsent(key, wanted -> sources.custom.newest(project, wanted));
  }

  private static <T> T known(Map<String, T> map, @Nullable String key, Function<String, T> read) {
    if (key == null) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    return map.computeIfAbsent(key, read);
  }
}
