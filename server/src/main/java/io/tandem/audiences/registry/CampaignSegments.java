package io.tandem.audiences.registry;

import io.tandem.audiences.SegmentError;
import io.tandem.audiences.SegmentUse;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.TargetSegments;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Campaigns that are meant for a segment, as long as they are not archived. */
@Component
class CampaignSegments implements SegmentUse, TargetSegments {

  private final SegmentStore store;
  private final ObjectProvider<Campaigns> campaigns;

  CampaignSegments(SegmentStore store, ObjectProvider<Campaigns> campaigns) {
    this.store = store;
    this.campaigns = campaigns;
  }

  @Override
  public void check(ProjectId project, String key) {
    if (store.find(project, key).filter(segment -> !segment.archived()).isEmpty()) {
      throw new TandemException(SegmentError.UNKNOWN_SEGMENT, key);
    }
  }

  @Override
  public List<SegmentUsage> of(ProjectId project, String segment) {
    return campaigns.getObject().all(project).stream()
        .filter(campaign -> segment.equals(campaign.segment()))
        .map(campaign -> new SegmentUsage("campaign", campaign.key(), campaign.names()))
        .toList();
  }
}
