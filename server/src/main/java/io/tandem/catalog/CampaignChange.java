package io.tandem.catalog;

/** What a campaign becomes by each kind of change; every change is a version. */
final class CampaignChange {

  private CampaignChange() {}

  static Campaign create(String key, CampaignDraft draft, StateChange made) {
    return new Campaign(
        key,
        draft.names(),
        Campaign.EXTERNAL,
        draft.featureKeys(),
        draft.from(),
        draft.to(),
        draft.participation(),
        draft.reach(),
        draft.completion(),
        draft.windowDays(),
        draft.segment(),
        made.to(),
        false,
        1,
        made.actor(),
        made.time(),
        made.reason());
  }

  static Campaign edit(Campaign before, CampaignDraft draft) {
    return new Campaign(
        before.key(),
        draft.names(),
        before.kind(),
        draft.featureKeys(),
        draft.from(),
        draft.to(),
        draft.participation(),
        draft.reach(),
        draft.completion(),
        draft.windowDays(),
        draft.segment(),
        before.state(),
        before.archived(),
        before.version() + 1,
        before.stateChangedBy(),
        before.stateChangedAt(),
        before.stateReason());
  }

  static Campaign state(Campaign before, StateChange change) {
    return copy(before, before.archived(), change);
  }

  static Campaign archived(Campaign before, boolean archived) {
    return copy(
        before,
        archived,
        new StateChange(
            before.stateChangedAt(),
            before.stateChangedBy(),
            before.state(),
            before.state(),
            before.stateReason()));
  }

  private static Campaign copy(Campaign before, boolean archived, StateChange change) {
    return new Campaign(
        before.key(),
        before.names(),
        before.kind(),
        before.features(),
        before.from(),
        before.to(),
        before.participation(),
        before.reach(),
        before.completion(),
        before.windowDays(),
        before.segment(),
        change.to(),
        archived,
        before.version() + 1,
        change.actor(),
        change.time(),
        change.reason());
  }
}
