package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.catalog.Campaigns;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagHoldout;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holdouts: who gets none of the flags. */
@Component
class Holdouts {

  private static final int MOST = 100;

  private final FlagBoundsStore store;
  private final FlagStore flags;
  private final Around around;
  private final AuditTrail audit;
  private final Clock clock;

  Holdouts(FlagBoundsStore store, FlagStore flags, Around around, AuditTrail audit, Clock clock) {
    this.store = store;
    this.flags = flags;
    this.around = around;
    this.audit = audit;
    this.clock = clock;
  }

  /** What they touch. */
  @Component
  record Around(Campaigns campaigns, FlagNews news) {}

  /** The newest first. */
  List<Holdout> list(ProjectId project) {
    Instant now = clock.instant();
    return store.holdouts(project).stream().map(one -> Holdout.of(one, now)).toList();
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  Holdout get(ProjectId project, String key) {
    return Holdout.of(find(project, key), clock.instant());
  }

  /**
   * A new one. Its people lose what they have when it begins.
   *
   * @throws TandemException {@code invalid_request}, {@code holdout_taken}, {@code
   *     too_many_holdouts}, {@code unknown_flag}, {@code unknown_campaign}
   */
  @Transactional
  public Holdout create(Actor actor, HoldoutDraft draft) {
    ProjectId project = actor.projectId();
    flags.change(project);
    if (store.holdouts(project).size() >= MOST) {
      throw new TandemException(FlagError.TOO_MANY_HOLDOUTS, MOST);
    }
    Instant now = now();
    FlagHoldout holdout = said(draft, now);
    checkFlags(project, holdout.flags());
    checkCampaign(project, draft.campaign(), holdout);
    StoredHoldout made =
        new StoredHoldout(holdout, draft.names(), draft.campaign(), actor.name(), now, 1);
    if (!store.insert(project, made)) {
      throw new TandemException(FlagError.HOLDOUT_TAKEN, draft.key());
    }
    audit.record(actor, "holdout.create", draft.key(), null, made);
    around.news.afterCommit();
    return get(project, draft.key());
  }

  private static FlagHoldout said(HoldoutDraft draft, Instant now) {
    Instant from = draft.from() == null ? now : draft.from();
    if (from.isBefore(now)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a holdout begins now or later, since nobody was held out");
    }
    return new FlagHoldout(
        draft.key(),
        draft.dealing(),
        draft.share(),
        draft.flags() == null ? Set.of() : Set.copyOf(draft.flags()),
        from.truncatedTo(ChronoUnit.MICROS),
        draft.until() == null ? null : draft.until().truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * Gives it other names, flags or another end.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code unknown_flag}, {@code
   *     holdout_over}; {@code invalid_request} when it would end in the past, or one that covers
   *     all is to name flags
   */
  @Transactional
  public Holdout update(Actor actor, String key, long version, HoldoutChange change) {
    flags.change(actor.projectId());
    StoredHoldout before = read(actor.projectId(), key, version);
    Instant until = change.until();
    if (until != null && until.isBefore(now())) {
      throw new TandemException(CommonError.INVALID_REQUEST, "a holdout ends now or later");
    }
    Instant end = until == null ? before.holdout().until() : until.truncatedTo(ChronoUnit.MICROS);
    return say(actor, before, change, end);
  }

  /**
   * Releases its people now.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code holdout_over}
   */
  @Transactional
  public Holdout end(Actor actor, String key, long version) {
    flags.change(actor.projectId());
    StoredHoldout before = read(actor.projectId(), key, version);
    Instant from = before.holdout().from();
    Instant now = now();
    HoldoutChange nothing = new HoldoutChange(null, null, null);
    return say(actor, before, nothing, from.isAfter(now) ? from : now);
  }

  private Holdout say(
      Actor actor, StoredHoldout before, HoldoutChange change, @Nullable Instant until) {
    ProjectId project = actor.projectId();
    FlagHoldout was = before.holdout();
    String key = was.key();
    if (was.until() != null && !was.until().isAfter(now())) {
      throw new TandemException(FlagError.HOLDOUT_OVER, key);
    }
    if (change.flags() != null && was.flags().isEmpty()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a holdout that covers all flags cannot name some");
    }
    Set<String> covered = change.flags() == null ? was.flags() : Set.copyOf(change.flags());
    checkFlags(project, covered);
    StoredHoldout said =
        new StoredHoldout(
            new FlagHoldout(key, was.dealing(), was.share(), covered, was.from(), until),
            change.names() == null ? before.names() : change.names(),
            before.campaign(),
            before.createdBy(),
            before.createdAt(),
            before.version() + 1);
    store.update(project, said);
    audit.record(actor, "holdout.update", key, before, said);
    around.news.afterCommit();
    return get(project, key);
  }

  /**
   * Removes one that has not begun.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code holdout_begun}
   */
  @Transactional
  public void delete(Actor actor, String key, long version) {
    ProjectId project = actor.projectId();
    flags.change(project);
    StoredHoldout before = read(project, key, version);
    if (!before.holdout().from().isAfter(now())) {
      throw new TandemException(FlagError.HOLDOUT_BEGUN, key);
    }
    store.deleteHoldout(project, key);
    audit.record(actor, "holdout.delete", key, before, null);
    around.news.afterCommit();
  }

  private void checkFlags(ProjectId project, Set<String> covered) {
    Set<String> known = Set.copyOf(flags.all(project).stream().map(StoredFlag::key).toList());
    for (String flag : covered) {
      if (!known.contains(flag)) {
        throw new TandemException(FlagError.UNKNOWN_FLAG, flag);
      }
    }
  }

  private void checkCampaign(ProjectId project, @Nullable String campaign, FlagHoldout holdout) {
    if (campaign == null) {
      return;
    }
    if (around.campaigns.all(project).stream().noneMatch(one -> one.key().equals(campaign))) {
      throw new TandemException(FlagError.UNKNOWN_CAMPAIGN, campaign);
    }
    if (holdout.flags().isEmpty()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "the holdout of a campaign names the flags it reads");
    }
  }

  private StoredHoldout find(ProjectId project, String key) {
    return store
        .holdout(project, key)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private StoredHoldout read(ProjectId project, String key, long version) {
    StoredHoldout holdout = find(project, key);
    if (holdout.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return holdout;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
