package io.tandem.actions;

import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Features;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What allocations of pools are called: one that is named by the key of a feature or campaign, as
 * that is.
 */
@Component
class AllocationNames {

  private final Features features;
  private final Campaigns campaigns;

  AllocationNames(Features features, Campaigns campaigns) {
    this.features = features;
    this.campaigns = campaigns;
  }

  /** Those of a project, by what they are named. */
  Function<String, Names> in(ProjectId project) {
    Map<String, Names> known = new HashMap<>();
    campaigns.all(project).forEach(campaign -> known.put(campaign.key(), campaign.names()));
    features.all(project).forEach(feature -> known.put(feature.key(), feature.names()));
    return named -> known.getOrDefault(named, new Names(named, named));
  }
}
