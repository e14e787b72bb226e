package io.tandem.policies.registry;

import io.tandem.audiences.SegmentUse;
import io.tandem.policies.PolicyStage;
import io.tandem.shared.ProjectId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Policies that count the people of a segment alone, drafts included; not those retired. */
@Component
class PolicySegments implements SegmentUse {

  private final PolicyStore store;

  PolicySegments(PolicyStore store) {
    this.store = store;
  }

  @Override
  public List<SegmentUsage> of(ProjectId project, String segment) {
    return store.list(project, "", Integer.MAX_VALUE).stream()
        .filter(policy -> policy.stage() != PolicyStage.RETIRED)
        .filter(policy -> segment.equals(policy.rule().condition().segment()))
        .map(policy -> new SegmentUsage("policy", policy.key(), policy.names()))
        .toList();
  }
}
