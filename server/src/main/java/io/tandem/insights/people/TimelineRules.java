package io.tandem.insights.people;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Definitions;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.insights.people.TimelineItem.Wing;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the catalog declares about events, as timelines tell it. */
@Component
class TimelineRules {

  private final Features features;
  private final Campaigns campaigns;
  private final Definitions definitions;

  TimelineRules(Features features, Campaigns campaigns, Definitions definitions) {
    this.features = features;
    this.campaigns = campaigns;
    this.definitions = definitions;
  }

  /** All rules of a project as it is now; archived objects have none. */
  List<TimelineRule> of(ProjectId project) {
    List<TimelineRule> rules = new ArrayList<>();
    features.all(project).forEach(feature -> add(rules, feature));
    campaigns.all(project).forEach(campaign -> add(rules, campaign));
    definitions
        .get(project)
        .complaints()
        .forEach(selector -> rules.add(new TimelineRule(selector, Wing.FEEDBACK, null, null)));
    return rules;
  }

  private static void add(List<TimelineRule> rules, Feature feature) {
    String key = feature.key();
    feature
        .keyEvents()
        .forEach(selector -> rules.add(new TimelineRule(selector, Wing.PRODUCT, key, null)));
    if (feature.exposure() != null) {
      rules.add(new TimelineRule(feature.exposure(), Wing.PRODUCT, key, null));
    }
    if (feature.rating() != null) {
      rules.add(new TimelineRule(feature.rating().event(), Wing.FEEDBACK, key, null));
    }
    feature
        .complaints()
        .forEach(selector -> rules.add(new TimelineRule(selector, Wing.FEEDBACK, key, null)));
  }

  private static void add(List<TimelineRule> rules, Campaign campaign) {
    String key = campaign.key();
    rules.add(new TimelineRule(campaign.participation(), Wing.OPERATIONS, null, key));
    if (campaign.reach() != null) {
      rules.add(new TimelineRule(campaign.reach(), Wing.OPERATIONS, null, key));
    }
  }
}
