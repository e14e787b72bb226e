package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns of each project and their states. */
@Component
public class Campaigns {

  private final CampaignStore store;
  private final FeatureStore features;
  private final HoldStore holds;
  private final TargetSegments segments;
  private final AuditTrail audit;
  private final Clock clock;

  Campaigns(
      CampaignStore store, FeatureStore features, Around around, AuditTrail audit, Clock clock) {
    this.store = store;
    this.features = features;
    this.holds = around.holds;
    this.segments = around.segments;
    this.audit = audit;
    this.clock = clock;
  }

  /** What else it has to agree with. */
  @Component
  record Around(HoldStore holds, TargetSegments segments) {}

  /**
   * A page by key.
   *
   * @param archived also those that are archived
   */
  public Page<Campaign> list(
      ProjectId project, @Nullable String cursor, int limit, boolean archived) {
    int length = Keys.limit(limit);
    List<Campaign> read = store.list(project, Keys.after(cursor), length + 1, archived);
    return Keys.page(read, length, Campaign::key);
  }

  /** All that are not archived, by key. */
  public List<Campaign> all(ProjectId project) {
    return store.list(project, "", Integer.MAX_VALUE, false);
  }

  /**
   * One campaign, also an archived one.
   *
   * @throws TandemException {@code not_found}
   */
  public Campaign get(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(Campaigns::notFound);
  }

  /** One campaign, also an archived one; empty when there is none. */
  Optional<Campaign> find(ProjectId project, String key) {
    return store.find(project, key);
  }

  /**
   * One campaign; its row stays locked until the transaction ends, so what is read here still holds
   * when it is changed.
   *
   * @throws TandemException {@code not_found}
   */
  public Campaign lock(ProjectId project, String key) {
    return lock(project, key, null);
  }

  /** The states it went through, oldest first. */
  public List<StateChange> history(ProjectId project, String key) {
    get(project, key);
    return store.history(project, key);
  }

  /** The newest changes of state of all campaigns before an instant, newest first. */
  public List<CampaignStep> changes(ProjectId project, Instant before, int limit) {
    return store.changes(project, before, limit);
  }

  /**
   * A new campaign, as a draft.
   *
   * @throws TandemException {@code invalid_request}, {@code key_taken}, {@code unknown_feature},
   *     {@code unknown_segment}
   */
  @Transactional
  public Campaign create(Actor actor, CampaignDraft draft) {
    check(actor.projectId(), draft);
    StateChange made = new StateChange(now(), actor.name(), null, CampaignState.DRAFT, "");
    Campaign campaign = CampaignChange.create(Keys.check(draft.key()), draft, made);
    if (!store.insert(actor.projectId(), campaign)) {
      throw new TandemException(CatalogError.KEY_TAKEN, campaign.key());
    }
    store.remember(actor.projectId(), campaign.key(), made);
    audit.record(actor, "campaign.create", campaign.key(), null, campaign);
    return campaign;
  }

  /**
   * Replaces what was said about a campaign.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code campaign_ended},
   *     {@code invalid_request}, {@code unknown_feature}, {@code unknown_segment}
   */
  @Transactional
  public Campaign update(Actor actor, String key, long version, CampaignDraft draft) {
    check(actor.projectId(), draft);
    Campaign before = lock(actor.projectId(), key, version);
    if (before.state() == CampaignState.ENDED) {
      throw new TandemException(CatalogError.CAMPAIGN_ENDED, key);
    }
    Campaign after = CampaignChange.edit(before, draft);
    if (after.state() == CampaignState.RUNNING) {
      checkHolds(actor.projectId(), after);
    }
    store.update(actor.projectId(), after);
    audit.record(actor, "campaign.update", key, before, after);
    return after;
  }

  /**
   * Takes a draft or an ended campaign off the lists.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code campaign_active}
   */
  @Transactional
  public Campaign archive(Actor actor, String key, long version) {
    Campaign before = lock(actor.projectId(), key, version);
    if (before.state() != CampaignState.DRAFT && before.state() != CampaignState.ENDED) {
      throw new TandemException(CatalogError.CAMPAIGN_ACTIVE, key, before.state().key());
    }
    Campaign after = CampaignChange.archived(before, true);
    store.update(actor.projectId(), after);
    audit.record(actor, "campaign.archive", key, before, after);
    return after;
  }

  /**
   * Puts an archived campaign back on the lists, in the state it had.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code not_archived}
   */
  @Transactional
  public Campaign restore(Actor actor, String key, long version) {
    Campaign before = lock(actor.projectId(), key, version);
    if (!before.archived()) {
      throw new TandemException(CatalogError.NOT_ARCHIVED, key);
    }
    Campaign after = CampaignChange.archived(before, false);
    store.update(actor.projectId(), after);
    audit.record(actor, "campaign.restore", key, before, after);
    return after;
  }

  /**
   * Brings a campaign into another state.
   *
   * @param version the version that was read, or null to take it in whatever version it is: an
   *     outdated wish mostly fails as an illegal transition anyway
   * @param reason why, for everyone to read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code illegal_transition},
   *     {@code campaign_held}, {@code unknown_feature} when a linked feature was archived meanwhile
   */
  @Transactional
  public Campaign transition(
      Actor actor, String key, @Nullable Long version, CampaignState to, String reason) {
    ProjectId project = actor.projectId();
    Campaign before = lock(project, key, version);
    if (before.archived() || !before.state().mayBecome(to)) {
      throw new TandemException(CatalogError.ILLEGAL_TRANSITION, before.state().key(), to.key());
    }
    if (to == CampaignState.SCHEDULED || to == CampaignState.RUNNING) {
      checkFeatures(project, before.features());
    }
    if (to == CampaignState.RUNNING) {
      checkHolds(project, before);
    }
    StateChange change = new StateChange(now(), actor.name(), before.state(), to, reason);
    Campaign after = CampaignChange.state(before, change);
    store.update(project, after);
    store.remember(project, key, change);
    audit.record(actor, "campaign." + to.key(), key, before, after);
    return after;
  }

  private Campaign lock(ProjectId project, String key, @Nullable Long version) {
    Campaign campaign = store.lock(project, key).orElseThrow(Campaigns::notFound);
    if (version != null && campaign.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return campaign;
  }

  private void check(ProjectId project, CampaignDraft draft) {
    if (draft.kind() != null && !draft.kind().equals(Campaign.EXTERNAL)) {
      throw new TandemException(CommonError.INVALID_REQUEST, "the only kind is external");
    }
    if (draft.to().isBefore(draft.from())) {
      throw new TandemException(CommonError.INVALID_REQUEST, "'to' lies before 'from'");
    }
    if ((draft.completion() == null) != (draft.windowDays() == null)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "completion and windowDays belong together: what finishes the tasks, and within how many"
              + " days");
    }
    checkFeatures(project, draft.featureKeys());
    String segment = draft.segment();
    if (segment != null) {
      segments.check(project, segment);
    }
  }

  private void checkHolds(ProjectId project, Campaign campaign) {
    holds.covering(project, campaign.key(), campaign.features()).stream()
        .findFirst()
        .ifPresent(hold -> {
          throw new TandemException(
              CatalogError.CAMPAIGN_HELD, campaign.key(), hold.subject().key(), hold.reason());
        });
  }

  private void checkFeatures(ProjectId project, List<String> keys) {
    List<String> existing = features.existing(project, keys);
    for (String key : keys) {
      if (!existing.contains(key)) {
        throw new TandemException(CatalogError.UNKNOWN_FEATURE, key);
      }
    }
  }

  /** The store keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
