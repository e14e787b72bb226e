package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Members;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The product features of each project. */
@Component
public class Features {

  private final FeatureStore store;
  private final CampaignStore campaigns;
  private final Members members;
  private final AuditTrail audit;

  Features(FeatureStore store, CampaignStore campaigns, Members members, AuditTrail audit) {
    this.store = store;
    this.campaigns = campaigns;
    this.members = members;
    this.audit = audit;
  }

  /**
   * A page by key.
   *
   * @param archived also those that are archived
   */
  public Page<Feature> list(
      ProjectId project, @Nullable String cursor, int limit, boolean archived) {
    int length = Keys.limit(limit);
    List<Feature> read = store.list(project, Keys.after(cursor), length + 1, archived);
    return Keys.page(read, length, Feature::key);
  }

  /** All that are not archived, by key. */
  public List<Feature> all(ProjectId project) {
    return store.list(project, "", Integer.MAX_VALUE, false);
  }

  /**
   * One feature, also an archived one.
   *
   * @throws TandemException {@code not_found}
   */
  public Feature get(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(Features::notFound);
  }

  /**
   * A new feature.
   *
   * @throws TandemException {@code invalid_request} on a malformed key, {@code key_taken}, {@code
   *     unknown_owner}
   */
  @Transactional
  public Feature create(Actor actor, FeatureDraft draft) {
    checkOwners(actor.projectId(), draft);
    Feature feature = draft.as(Keys.check(draft.key()));
    if (!store.insert(actor.projectId(), feature)) {
      throw new TandemException(CatalogError.KEY_TAKEN, feature.key());
    }
    audit.record(actor, "feature.create", feature.key(), null, feature);
    return feature;
  }

  /**
   * Replaces what was said about a feature.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code unknown_owner}
   */
  @Transactional
  public Feature update(Actor actor, String key, long version, FeatureDraft draft) {
    checkOwners(actor.projectId(), draft);
    Feature before = lock(actor, key, version);
    Feature after = draft.as(key).at(version + 1, before.archived());
    store.update(actor.projectId(), after);
    audit.record(actor, "feature.update", key, before, after);
    return after;
  }

  /**
   * Takes a feature off the lists.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code feature_in_use} while
   *     a campaign that uses it is scheduled, running or paused
   */
  @Transactional
  public Feature archive(Actor actor, String key, long version) {
    Feature before = lock(actor, key, version);
    campaigns
        .using(actor.projectId(), key)
        .ifPresent(campaign -> {
          throw new TandemException(CatalogError.FEATURE_IN_USE, campaign);
        });
    Feature after = before.at(version + 1, true);
    store.update(actor.projectId(), after);
    audit.record(actor, "feature.archive", key, before, after);
    return after;
  }

  /**
   * Puts an archived feature back on the lists.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code not_archived}
   */
  @Transactional
  public Feature restore(Actor actor, String key, long version) {
    Feature before = lock(actor, key, version);
    if (!before.archived()) {
      throw new TandemException(CatalogError.NOT_ARCHIVED, key);
    }
    Feature after = before.at(version + 1, false);
    store.update(actor.projectId(), after);
    audit.record(actor, "feature.restore", key, before, after);
    return after;
  }

  private Feature lock(Actor actor, String key, long version) {
    Feature feature = store.lock(actor.projectId(), key).orElseThrow(Features::notFound);
    if (feature.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return feature;
  }

  private void checkOwners(ProjectId project, FeatureDraft draft) {
    checkOwner(project, draft.productOwner());
    checkOwner(project, draft.operationsOwner());
  }

  private void checkOwner(ProjectId project, @Nullable String owner) {
    if (owner != null && !members.contains(project, owner)) {
      throw new TandemException(CatalogError.UNKNOWN_OWNER, owner);
    }
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
